import type { Message } from '../model.ts'
import { firstSeq, kept, newestSeq, type Mirror, type RoomMirror } from './mirror.ts'

/** A live message: placed by its seq, once; its author's own copy replaces the pending row. */
export function receive(mirror: Mirror, room: RoomMirror, message: Message): void {
  room.newest = Math.max(room.newest, message.seq)
  if (isOlder(room, message)) return settleOwn(mirror, room, message)
  if (!place(room, message)) return
  leaveEarlier(room, [message])
  settleOwn(mirror, room, message)
  if (message.author !== mirror.you && message.seq > room.read) room.unread++
  trim(room)
}

/** Whether it stands before what is held: the echo of what was sent again long after it had arrived. */
function isOlder(room: RoomMirror, { seq }: Message): boolean {
  return seq < (room.messages[0]?.seq ?? room.since + 1)
}

/** Takes the pending row of an own message away: it is on the host. Others may use its id for something of their own. */
export function settleOwn(mirror: Mirror, room: RoomMirror, { author, clientId }: Message): void {
  if (author !== mirror.you || room.pending.length === 0) return
  room.pending = room.pending.filter((row) => row.clientId !== clientId)
}

/** A page that the host told: own messages in it settle what waits, and what is past the reader's place is unread. */
export function addMessages(mirror: Mirror, room: RoomMirror, messages: readonly Message[]): void {
  if (startsAfresh(room, messages)) room.messages = []
  for (const message of messages) {
    place(room, message)
    settleOwn(mirror, room, message)
  }
  leaveEarlier(room, messages)
  room.newest = Math.max(room.newest, newestSeq(room))
  countUnread(mirror, room)
  trim(room)
}

/** Whether what is missing before these will not come any more: the room then begins afresh with them. */
export function startsAfresh(room: RoomMirror, messages: readonly Message[]): boolean {
  return (messages[0]?.seq ?? 0) > newestSeq(room) + 1
}

/** The host keeps nothing of what was said up to its newest: there is nothing to read, and nothing is missing. */
export function forgetKept(room: RoomMirror): void {
  room.messages = []
  room.since = room.newest
  room.whole = true
  room.unread = 0
}

/** A page of older messages, for a reader who went back. `more`: there are others before it. */
export function unfold(room: RoomMirror, messages: readonly Message[], more: boolean): void {
  const before = room.messages[0]?.seq ?? Infinity
  const older = messages.filter(({ seq }) => seq < before)
  room.messages = [...older, ...room.messages]
  leaveEarlier(room, older)
  room.unfolded = true
  room.whole = !more
}

/** The reader is at the newest again. */
export function fold(room: RoomMirror): void {
  room.unfolded = false
  trim(room)
}

/**
 * Counts what others said after the reader's place. Of what is not held it is not known who said it: it counts too, as
 * far as it may be read.
 */
export function countUnread(mirror: Mirror, room: RoomMirror): void {
  const from = indexOf(room, room.read + 1)
  const held = room.messages.slice(from).filter((message) => message.author !== mirror.you).length
  room.unread = held + unheld(room)
}

/** How many messages after the reader's place stand before what is held. */
function unheld(room: RoomMirror): number {
  return room.whole ? 0 : Math.max(0, firstSeq(room) - 1 - Math.max(room.read, room.since))
}

/** False where the room holds it already. */
function place(room: RoomMirror, message: Message): boolean {
  const at = indexOf(room, message.seq)
  if (room.messages[at]?.seq === message.seq) return false
  room.messages.splice(at, 0, message)
  return true
}

/** What a host that went on from a backup has again is said in its new history: shown there, and nowhere else. */
export function leaveEarlier(room: RoomMirror, messages: readonly Message[]): void {
  if (room.earlier.length === 0) return
  const again = new Set(messages.map(markOf))
  if (room.earlier.some((message) => again.has(markOf(message))))
    room.earlier = room.earlier.filter((message) => !again.has(markOf(message)))
}

/** What tells a message from all others in whichever history: an id is its author's alone. */
function markOf({ author, clientId }: Message): string {
  return `${author} ${clientId}`
}

/** Where the first message with this seq or a later one stands. */
function indexOf(room: RoomMirror, seq: number): number {
  if (seq > newestSeq(room)) return room.messages.length
  let low = 0
  let high = room.messages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((room.messages[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

function trim(room: RoomMirror): void {
  if (room.unfolded || room.messages.length <= kept.messages) return
  room.messages.splice(0, room.messages.length - kept.messages)
  room.whole = false
}
