import type { RoomSummary } from '../../../shared/model.ts'
import { comparableName, nameProblem } from '../../../shared/names.ts'

/** What a typed name leads to: a room that is there, or one that can be made. */
export type RoomGoal = { readonly type: 'enter' | 'make'; readonly name: string }

/** The rooms whose name or topic holds this, the likeliest first: its own name, then names that begin with it. */
export function roomsLike(rooms: readonly RoomSummary[], wanted: string): readonly RoomSummary[] {
  const sought = comparableName(wanted)
  if (sought === '') return rooms
  return rooms
    .map((room) => ({ room, rank: rankOf(room, sought) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ room }) => room)
}

/** Where Enter leads: into the first of these rooms, or into a new one where there is none and the name will do. */
export function goalOf(found: readonly RoomSummary[], wanted: string): RoomGoal | null {
  if (wanted === '') return null
  if (found[0]) return { type: 'enter', name: found[0].name }
  return nameProblem(wanted) === null ? { type: 'make', name: wanted } : null
}

function rankOf({ name, topic }: RoomSummary, sought: string): number {
  const at = comparableName(name).indexOf(sought)
  if (at < 0) return comparableName(topic).includes(sought) ? 0 : -1
  if (at > 0) return 1
  return comparableName(name) === sought ? 3 : 2
}
