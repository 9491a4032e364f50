/** A fresh mirror takes the place of the one from before the connection was lost: never half. */
import { away, dropOldTalks } from './guests.ts'
import { leftRoom } from './left.ts'
import { addMessages, countUnread, leaveEarlier, settleOwn } from './messages.ts'
import { emptyRoom, firstSeq, kept, newestSeq, type Mirror, type RoomMirror } from './mirror.ts'

/**
 * The fresh mirror, with what only the old one knows: what waits to be sent, what was read, older messages.
 * Where the host began a new history, the old one's messages become `earlier`.
 */
export function succeed(old: Mirror, fresh: Mirror): Mirror {
  const same = old.history === fresh.history
  for (const room of Object.values(fresh.rooms)) {
    const before = old.rooms[room.id]
    if (before) inherit(fresh, room, before, same)
    for (const message of room.messages) settleOwn(fresh, room, message)
    countUnread(fresh, room)
  }
  for (const before of Object.values(old.rooms)) {
    // a direct conversation that was opened and not used yet is nothing the host knows of
    if (before.kind === 'direct') keepRoom(old, fresh, before)
  }
  fresh.people = { ...away(old.people, fresh), ...fresh.people }
  dropOldTalks(fresh)
  fresh.happened = Math.max(old.happened, fresh.happened)
  fresh.stalled = old.stalled
  return fresh
}

/**
 * A room of the old mirror that the fresh one was not told of: its person is in no such open room any more, and seqs of
 * another history would hide what is said there next.
 */
export function keepRoom(old: Mirror, fresh: Mirror, before: RoomMirror): void {
  if (old.history !== fresh.history) fresh.rooms[before.id] ??= begunAnew(fresh, before)
  else fresh.rooms[before.id] ??= before.kind === 'direct' ? before : leftRoom(before)
}

function inherit(fresh: Mirror, room: RoomMirror, before: RoomMirror, same: boolean): void {
  room.pending = before.pending
  if (same) {
    room.read = Math.max(room.read, before.read)
    room.earlier = before.earlier
    room.happenings = before.happenings
    if (meets(before, room)) join(fresh, room, before)
  } else {
    room.earlier = [...before.earlier, ...before.messages]
    leaveEarlier(room, room.messages)
    room.earlier = room.earlier.slice(-kept.messages)
  }
}

/** Whether no message is missing between what was held before and what was told now. */
function meets(before: RoomMirror, room: RoomMirror): boolean {
  return newestSeq(before) >= firstSeq(room) - 1
}

function join(fresh: Mirror, room: RoomMirror, before: RoomMirror): void {
  const whole = before.messages.length > 0 ? before.whole : room.whole
  addMessages(fresh, room, before.messages)
  room.whole = whole && room.messages.length < kept.messages
}

/** The room in a history that has nothing of it yet: its seqs will count from 1 again. */
function begunAnew(fresh: Mirror, before: RoomMirror): RoomMirror {
  const { id, kind, name, topic, members } = before
  const room = { ...emptyRoom(id, kind, kind === 'direct' ? members : []), name, topic, whole: true }
  inherit(fresh, room, before, false)
  return room
}
