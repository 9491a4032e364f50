import { defineStore } from 'pinia'
import { computed } from 'vue'
import { newClientId } from '../../shared/client-id.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import type { ClientId, MessageKind, RoomId } from '../../shared/model.ts'
import { call } from '../bridge/call.ts'
import { useHosts } from './hosts.ts'
import { useReading } from './reading.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'
import type { Row } from './rows/row.ts'
import { RowBook } from './rows/row-book.ts'
import { useSpot } from './spot.ts'
import { tell } from './tell.ts'

/** The rows of the open room, and what a person does with their own messages. */
export const useMessages = defineStore('messages', () => ({ rows: openRows(), ...ownMessages() }))

function openRows() {
  const hosts = useHosts()
  const rooms = useRooms()
  const reading = useReading()
  const replies = useReplies()
  const book = new RowBook()
  return computed<Row[]>(() => {
    const host = hosts.current
    const room = rooms.openId === null ? undefined : host?.room(rooms.openId)
    if (!host || !room) return []
    return book.rows(room, replies.inRoom(host.id, room.id), { you: host.you, mark: reading.mark })
  })
}

function ownMessages() {
  const hosts = useHosts()
  const rooms = useRooms()
  const reading = useReading()
  const spot = useSpot()
  const send = sender()

  /**
   * Posts to a room of a host: the open ones, where none are named.
   * The row is there at once, as pending; a refusal is written on the row.
   */
  async function post(
    text: string,
    kind: MessageKind = 'text',
    room: RoomId | null = rooms.openId,
    host: string | null = hosts.openId,
  ): Promise<void> {
    if (host === null || room === null) return
    if (host === hosts.openId && room === rooms.openId) reading.wrote()
    const sent = send(host, { room, clientId: newClientId(), kind, text, time: Date.now(), refusal: null })
    spot.leadToEnd(host, room)
    await sent
  }

  /** Sends a refused message again, under the id it has: should the host have it after all, it counts once. */
  async function retry(pending: Pending): Promise<void> {
    if (hosts.openId !== null) await send(hosts.openId, pending)
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

/** Hands messages to the app: new ones and those it did not take as posts, those that it holds to try again. */
function sender() {
  const hosts = useHosts()
  /** The app did not take these: this window alone knows them. */
  const untaken = new Set<ClientId>()

  return async function send(host: string, pending: Pending): Promise<void> {
    const { room, clientId, kind, text, refusal } = pending
    hosts.receive(host, { type: 'queued', pending: { ...pending, refusal: null } })
    const told =
      refusal === null || untaken.has(clientId)
        ? await call('post', { host, room, clientId, kind, text })
        : await call('retry', { host, room, clientId })
    if (told.ok) untaken.delete(clientId)
    else if (refusal === null) untaken.add(clientId)
    if (!told.ok) hosts.receive(host, { type: 'unsent', room, clientId, refusal: told.error })
  }
}
