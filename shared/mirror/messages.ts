import type { Message } from '../model.ts'
import { kept, newestSeq, type Mirror, type RoomMirror } from './mirror.ts'

/** A live message: placed by its seq, once; its author's own copy replaces the pending row. */
export function receive(mirror: Mirror, room: RoomMirror, message: Message): void {
  if (holds(room, message)) return
  place(room, message)
  if (message.author === mirror.you) settle(room, message)
  else if (message.seq > room.read) room.unread++
  trim(room)
}

/** Messages told as history: they are not news, so they count as unread only past what was read. */
export function addMessages(room: RoomMirror, messages: readonly Message[]): void {
  for (const message of messages) {
    if (!holds(room, message)) place(room, message)
  }
  trim(room)
}

/** Takes the pending row away: its message is on the host. */
export function settle(room: RoomMirror, message: Message): void {
  room.pending = room.pending.filter((row) => row.clientId !== message.clientId)
}

function holds(room: RoomMirror, { seq, author, clientId }: Message): boolean {
  if (room.earlier.some((old) => old.clientId === clientId && old.author === author)) return true
  return seq <= newestSeq(room) && room.messages.some((message) => message.seq === seq)
}

function place(room: RoomMirror, message: Message): void {
  let at = room.messages.length
  while (at > 0 && (room.messages[at - 1]?.seq ?? 0) > message.seq) at--
  room.messages.splice(at, 0, message)
}

function trim(room: RoomMirror): void {
  if (room.messages.length > kept.messages) room.messages.splice(0, room.messages.length - kept.messages)
}
