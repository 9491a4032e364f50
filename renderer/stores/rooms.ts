import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { otherPerson, roomTitle, type Mirror, type RoomMirror } from '../../shared/mirror/mirror.ts'
import {
  isGuest,
  type PersonId,
  type Presence,
  type RoomId,
  type RoomKind,
  type RoomSummary,
} from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { call } from '../bridge/call.ts'
import { ask } from './ask.ts'
import { useHosts } from './hosts.ts'
import { collator } from '../text/collator.ts'

/** One row of the list of rooms; of direct conversations too. */
export interface RoomRow {
  readonly id: RoomId
  readonly kind: RoomKind
  /** The room's name, or the other's in a direct conversation. */
  readonly title: string
  readonly topic: string
  readonly unread: number
  readonly members: number
  /** The other person of a direct conversation. */
  readonly other: { readonly id: PersonId; readonly presence: Presence; readonly guest: boolean } | null
}

/** The rooms of the open host, and which of them is open. Each host remembers its own. */
export const useRooms = defineStore('rooms', () => {
  const hosts = useHosts()
  const chosen = ref<Readonly<Record<string, RoomId>>>({})

  const list = computed<readonly RoomRow[]>(() => sortedRows(hosts.current?.withRooms()))
  const openRooms = computed(() => list.value.filter((row) => row.kind === 'open'))
  const directs = computed(() => list.value.filter((row) => row.kind === 'direct'))
  /** The room on the screen: the one chosen last on this host, or its first. */
  const open = computed<RoomRow | null>(() => {
    const wanted = chosen.value[hosts.openId ?? '']
    // a host lets everybody into its first room first
    const first = Object.keys(hosts.current?.withRooms().rooms ?? {})[0]
    return list.value.find((row) => row.id === wanted) ?? list.value.find((row) => row.id === first) ?? null
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

  /** Enters a room by its name, and opens it; makes it where `create` says so. */
  async function join(name: string, create: boolean): Promise<Refusal | null> {
    const host = hosts.openId
    const told = await ask({ type: 'join', name: name.trim().replace(/^#/, ''), create })
    if (!told.ok) return told.error
    if (told.value.room) select(told.value.room, host)
    return null
  }

  async function leave(room: RoomId): Promise<Refusal | null> {
    const told = await ask({ type: 'leave', room })
    return told.ok ? null : told.error
  }

  async function changeTopic(room: RoomId, topic: string): Promise<Refusal | null> {
    const told = await ask({ type: 'topic', room, topic: topic.trim() })
    return told.ok ? null : told.error
  }

  /** The open rooms of this host, joined or not. */
  async function browse(): Promise<Result<readonly RoomSummary[], Refusal>> {
    const told = await ask({ type: 'rooms' })
    return told.ok ? ok(told.value.rooms ?? []) : told
  }

  /** Opens the direct conversation with this person. */
  async function openDirect(person: PersonId): Promise<Result<RoomId, Refusal>> {
    const host = hosts.openId
    if (host === null) return fail(refusal('offline'))
    const told = await call('openDirect', { host, person })
    if (!told.ok) return told
    hosts.receive(host, { type: 'opened', room: told.value })
    select(told.value, host)
    return told
  }

  return { list, openRooms, directs, open, openId, select, step, join, leave, changeTopic, browse, openDirect }
})

function sortedRows(mirror: Mirror | undefined): readonly RoomRow[] {
  if (!mirror) return []
  const rows = Object.values(mirror.rooms).map((room) => rowOf(mirror, room))
  return rows.sort((a, b) => Number(a.kind === 'direct') - Number(b.kind === 'direct') || byTitle(a, b))
}

function byTitle(a: RoomRow, b: RoomRow): number {
  return collator().compare(a.title, b.title)
}

function rowOf(mirror: Mirror, room: RoomMirror): RoomRow {
  const other = otherPerson(mirror, room)
  return {
    id: room.id,
    kind: room.kind,
    title: roomTitle(mirror, room),
    topic: room.topic,
    unread: room.unread,
    members: room.members.length,
    other:
      other === null
        ? null
        : { id: other, presence: mirror.people[other]?.presence ?? 'offline', guest: isGuest(other) },
  }
}
