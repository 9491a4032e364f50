import { defineStore } from 'pinia'
import { computed, ref, type ComputedRef } from 'vue'
import type { RoomId } from '../../shared/model.ts'
import { useHosts } from './hosts.ts'
import { sortedRows, type RoomRow } from './room-row.ts'
import { roomWishes } from './room-wishes.ts'

export type { RoomRow } from './room-row.ts'

/** The rooms of the open host, and which of them is open. Each host remembers its own. */
export const useRooms = defineStore('rooms', () => {
  const hosts = useHosts()
  const list = computed<readonly RoomRow[]>(() => sortedRows(hosts.current?.withRooms(), hosts.live))
  const openRooms = computed(() => list.value.filter((row) => row.kind === 'open'))
  const directs = computed(() => list.value.filter((row) => row.kind === 'direct'))
  const choice = roomChoice(list)
  return { list, openRooms, directs, ...choice, ...roomWishes(choice.select) }
})

/** Which room is open. */
function roomChoice(list: ComputedRef<readonly RoomRow[]>) {
  const hosts = useHosts()
  const chosen = ref<Readonly<Record<string, RoomId>>>({})

  /** The room that a host lets everybody into first, and nobody leaves. */
  const lobbyId = computed(() => Object.keys(hosts.current?.withRooms().rooms ?? {})[0] ?? null)

  /** The room on the screen: the one chosen last on this host, or its first. */
  const open = computed<RoomRow | null>(() => {
    const wanted = chosen.value[hosts.openId ?? '']
    return list.value.find((row) => row.id === wanted) ?? list.value.find((row) => row.id === lobbyId.value) ?? null
  })
  const openId = computed(() => open.value?.id ?? null)

  function select(room: RoomId, host = hosts.openId): void {
    if (host !== null) chosen.value = { ...chosen.value, [host]: room }
  }

  /** Selects the next room in the list, or the one before; with `unread`, the next that has something new. */
  function step(by: 1 | -1, unread = false): void {
    const rows = list.value
    const at = rows.findIndex((row) => row.id === openId.value)
    for (let tried = 1; tried <= rows.length; tried++) {
      const row = rows[(at + by * tried + rows.length * tried) % rows.length]
      if (row && (!unread || row.unread > 0)) return select(row.id)
    }
  }

  return { open, openId, lobbyId, select, step }
}
