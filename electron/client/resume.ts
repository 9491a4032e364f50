import { limits } from '../../shared/limits.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { newestSeq, type Mirror, type RoomMirror } from '../../shared/mirror/mirror.ts'

/**
 * Lays what was held before into a fresh mirror, where what was missed since then is little enough to be fetched:
 * then only that is asked for. What cannot be continued is left out, never half taken: what was said next may be
 * too much, or not this person's to read, who left the room meanwhile and entered it again.
 */
export function resume(fresh: Mirror, held: Mirror): void {
  if (fresh.history !== held.history) return
  for (const room of Object.values(fresh.rooms)) {
    const before = held.rooms[room.id]
    if (!before || !goesOn(before, room)) continue
    apply(fresh, { type: 'unfolded', room: room.id, messages: before.messages, more: !before.whole })
    apply(fresh, { type: 'folded', room: room.id })
  }
}

/** Whether what comes after `before` can be had whole. */
function goesOn(before: RoomMirror, { since, newest }: RoomMirror): boolean {
  const held = newestSeq(before)
  return held >= since && held <= newest && newest - held <= limits.catchUp
}
