import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Pending } from '../../shared/mirror/mirror.ts'
import type { ClientId, MessageKind, RoomId } from '../../shared/model.ts'
import { call } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'
import { useReading } from './reading.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'
import { dress } from './rows/dress.ts'
import { merge } from './rows/merge.ts'
import type { Row } from './rows/row.ts'
import { tell } from './tell.ts'

/** The rows of the open room, and what a person does with their own messages. */
export const useMessages = defineStore('messages', () => ({ rows: openRows(), ...ownMessages() }))

function openRows() {
  const hosts = useHosts()
  const rooms = useRooms()
  const reading = useReading()
  const replies = useReplies()
  return computed<readonly Row[]>(() => {
    const host = hosts.current
    const room = rooms.openId === null ? undefined : host?.room(rooms.openId)
    if (!host || !room) return []
    return dress(merge(room, replies.inRoom(host.id, room.id)), { you: host.you, mark: reading.mark })
  })
}

function ownMessages() {
  const hosts = useHosts()
  const rooms = useRooms()
  const reading = useReading()

  /**
   * Posts to a room of the open host: the open one, where none is named.
   * The row is there at once, as pending; a refusal is written on the row.
   */
  async function post(text: string, kind: MessageKind = 'text', room: RoomId | null = rooms.openId): Promise<void> {
    const host = hosts.openId
    if (host === null || room === null) return
    const pending: Pending = { room, clientId: crypto.randomUUID(), kind, text, time: Date.now(), refusal: null }
    if (room === rooms.openId) reading.caughtUp()
    hosts.receive(host, { type: 'queued', pending })
    const told = await call('post', { host, room, clientId: pending.clientId, kind, text })
    if (!told.ok) hosts.receive(host, { type: 'unsent', room, clientId: pending.clientId, refusal: told.error })
  }

  /** Sends a refused message again. */
  async function retry(pending: Pending): Promise<void> {
    const host = hosts.openId
    if (host === null) return
    hosts.receive(host, { type: 'queued', pending: { ...pending, refusal: null } })
    await tell('retry', { host, room: pending.room, clientId: pending.clientId })
  }

  /** Throws a message away that the host does not have. */
  async function discard(room: RoomId, clientId: ClientId): Promise<void> {
    const host = hosts.openId
    if (host === null) return
    hosts.receive(host, { type: 'discarded', room, clientId })
    await tell('discard', { host, room, clientId })
  }

  return { post, retry, discard }
}
