import type { PersonRow } from '../../stores/people.ts'
import type { RoomRow } from '../../stores/rooms.ts'

/** Where the quick switcher can lead: a room that is there, or somebody to begin writing to. */
export type Goal = { readonly key: string; readonly title: string } & (
  { readonly room: RoomRow; readonly person: null } | { readonly room: null; readonly person: PersonRow }
)

/** So many goals are shown: to draw thousands would hold the window up for seconds, and nobody looks through them. */
export const mostGoals = 50

/** All goals, in the order in which they are most likely wanted: unread rooms, rooms, people without a conversation. */
export function goalsOf(rooms: readonly RoomRow[], people: readonly PersonRow[]): readonly Goal[] {
  const unreadFirst = rooms.toSorted((a, b) => Number(b.unread > 0) - Number(a.unread > 0))
  const known = new Set(rooms.flatMap((room) => (room.other ? [room.other.id] : [])))
  const strangers = people.filter((person) => !person.you && !known.has(person.id))
  return [
    ...unreadFirst.map((room) => ({ key: room.id, title: room.title, room, person: null })),
    ...strangers.map((person) => ({ key: person.id, title: person.name, room: null, person })),
  ]
}
