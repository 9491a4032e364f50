import { textProblem } from '../../shared/message-text.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { RoomId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

/** Why this cannot be posted there, connected or not; null where it can. */
export function postProblem(held: Mirror, room: RoomId, text: string): RefusalCode | null {
  if (!held.rooms[room]) return held.you === null ? 'offline' : 'room-not-joined'
  // a longer one would not fit a frame, and the host would end the connection instead of refusing the message
  return textProblem(text)
}
