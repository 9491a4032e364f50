import { otherPerson, roomTitle, type Mirror, type RoomMirror } from '../../shared/mirror/mirror.ts'
import { isGuest, type PersonId, type RoomId, type RoomKind } from '../../shared/model.ts'
import { collator } from '../text/collator.ts'
import { attendanceOf, type Attendance } from './attendance.ts'

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
  readonly other: { readonly id: PersonId; readonly attendance: Attendance; readonly guest: boolean } | null
}

/** The rows of a host's rooms: open rooms by name, then direct conversations by the other's name. `live`: the host is there. */
export function sortedRows(mirror: Mirror | undefined, live: boolean): readonly RoomRow[] {
  if (!mirror) return []
  const rows = Object.values(mirror.rooms).map((room) => rowOf(mirror, room, live))
  const directLast = (a: RoomRow, b: RoomRow): number => Number(a.kind === 'direct') - Number(b.kind === 'direct')
  return rows.sort((a, b) => directLast(a, b) || collator().compare(a.title, b.title))
}

function rowOf(mirror: Mirror, room: RoomMirror, live: boolean): RoomRow {
  const other = otherPerson(mirror, room)
  const attendance = (id: PersonId): Attendance => attendanceOf(mirror.people[id]?.presence ?? 'offline', live)
  return {
    id: room.id,
    kind: room.kind,
    title: roomTitle(mirror, room),
    topic: room.topic,
    unread: room.unread,
    members: room.members.length,
    other: other === null ? null : { id: other, attendance: attendance(other), guest: isGuest(other) },
  }
}
