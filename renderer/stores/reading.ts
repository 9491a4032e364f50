import { defineStore } from 'pinia'
import { ref, watch, type Ref } from 'vue'
import type { Payload } from '../../shared/bridge.ts'
import { newestSeq, type RoomMirror } from '../../shared/mirror/mirror.ts'
import type { Seq } from '../../shared/model.ts'
import { call } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'
import type { KnownHost } from './known-host.ts'
import { useRooms } from './rooms.ts'

/** What has been read of the open room, and where the mark of what is new stands. */
export const useReading = defineStore('reading', () => {
  const hosts = useHosts()
  const rooms = useRooms()
  /** The window has the focus and the newest message is on the screen. */
  const attentive = ref(false)
  const { unmark, ...deeds } = readerDeeds(attentive)

  function begin(): void {
    unmark()
    deeds.attend(false)
  }

  watch([() => hosts.openId, () => rooms.openId], begin, { flush: 'sync', immediate: true })
  return { attentive, ...deeds }
})

function readerDeeds(attentive: Ref<boolean>) {
  const tellRead = teller()
  const { mark, note, unmark } = newMark()

  /** Says whether the reader sees the newest message now. */
  function attend(now: boolean): void {
    attentive.value = now
    catchUp()
  }

  /** Something came: to an attentive reader it is read at once; to any other it is new, and marked. */
  function catchUp(): void {
    const { host, room } = openRoom()
    if (!host || !room) return
    note(room, attentive.value)
    if (attentive.value && room.unread > 0) tellRead(host, room, newestSeq(room))
  }

  /** The reader has seen all up to this message, on their way down. */
  function readTo(seq: Seq): void {
    const { host, room } = openRoom()
    if (!host || !room || room.unread === 0 || seq <= room.read) return
    tellRead(host, room, seq)
    catchUp()
  }

  /** The reader writes. What they saw needs no mark any more; over what they did not see it stays. */
  function wrote(): void {
    if (attentive.value) unmark()
  }

  return { mark, unmark, attend, catchUp, readTo, wrote }
}

function newMark() {
  /** The newest seq that was read when something new came; null where nothing is new. */
  const mark = ref<Seq | null>(null)
  /** All was read since the mark was set: what comes next is marked anew. Until then it stays, also for who reads on. */
  let over = true

  function note(room: RoomMirror, seen: boolean): void {
    if (seen || room.unread === 0) over = true
    else if (over) {
      mark.value = room.read
      over = false
    }
  }

  function unmark(): void {
    mark.value = null
    over = true
  }

  return { mark, note, unmark }
}

function openRoom(): { host: KnownHost | null; room: RoomMirror | undefined } {
  const host = useHosts().current
  const { openId } = useRooms()
  return { host, room: openId === null ? undefined : host?.room(openId) }
}

/** Reads a room up to a message: at once here, and told to the app once a frame, however much came. */
function teller() {
  const hosts = useHosts()
  const untold = new Map<string, Payload<'read'>>()

  function tellNow(): void {
    for (const read of untold.values()) void call('read', read)
    untold.clear()
  }

  return function tellRead(host: KnownHost, room: RoomMirror, seq: Seq): void {
    const read = { host: host.id, room: room.id, seq }
    hosts.receive(host.id, { type: 'read', room: room.id, seq })
    if (untold.size === 0) requestAnimationFrame(tellNow)
    untold.set(`${read.host} ${read.room}`, read)
  }
}
