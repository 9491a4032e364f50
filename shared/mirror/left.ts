/** A room that its person left elsewhere while words of theirs waited here: it stays, empty, until they are settled. */
import type { ClientId } from '../model.ts'
import { emptyRoom, type Mirror, type RoomMirror } from './mirror.ts'

/** Whether words wait in it, and nobody is there, as far as their author may know. */
export function isLeft({ kind, members, pending }: RoomMirror): boolean {
  return kind === 'open' && members.length === 0 && pending.length > 0
}

/** Its person is no longer in this room: all of it goes but what waits on this computer's disk. */
export function leaveRoom(mirror: Mirror, room: RoomMirror): void {
  delete mirror.rooms[room.id]
  const pending = room.pending.filter(({ kept }) => kept)
  if (pending.length > 0) mirror.rooms[room.id] = { ...leftRoom(room), pending }
}

/** What there is to say of a room that its person is no longer in. */
export function leftRoom({ id, kind, name, topic }: RoomMirror): RoomMirror {
  return { ...emptyRoom(id, kind, []), name, topic, whole: true }
}

/** A row waits no more. A room that was left goes with its last one. */
export function settleRow(mirror: Mirror, room: RoomMirror, clientId: ClientId): void {
  const left = isLeft(room)
  room.pending = room.pending.filter((row) => row.clientId !== clientId)
  if (left && room.pending.length === 0) delete mirror.rooms[room.id]
}
