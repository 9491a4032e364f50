import type { MirrorEvent } from '../../shared/mirror/apply.ts'
import type { RoomId } from '../../shared/model.ts'

/** What an event may have changed in a mirror: at least that, never less. */
export interface Touched {
  readonly people: boolean
  readonly rooms: readonly RoomId[] | typeof everyRoom
}

export const everyRoom = 'all'
export const nothing: Touched = { people: false, rooms: [] }
export const everything: Touched = { people: true, rooms: everyRoom }

/** What either of the two may have changed. */
export function both(one: Touched, other: Touched): Touched {
  const people = one.people || other.people
  if (one.rooms === everyRoom || other.rooms === everyRoom) return { people, rooms: everyRoom }
  return { people, rooms: [...new Set([...one.rooms, ...other.rooms])] }
}

/** Which parts of a mirror this event may have changed. */
export function touchedBy(event: MirrorEvent): Touched {
  switch (event.type) {
    case 'welcome':
    case 'people':
    case 'came':
    case 'gone':
    case 'renamed':
    case 'behind':
    case 'stalled':
      return everything
    case 'queued':
      return { people: false, rooms: [event.pending.room] }
    case 'done':
    case 'rooms':
    case 'refused':
    case 'ready':
    case 'ping':
    case 'pong':
    case 'bye':
      return nothing
    default:
      return { people: false, rooms: [event.room] }
  }
}
