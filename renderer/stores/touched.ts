import type { MirrorEvent } from '../../shared/mirror/apply.ts'
import type { RoomId } from '../../shared/model.ts'

/** What an event may have changed in a mirror: at least that, never less. */
export interface Touched {
  readonly people: boolean
  /** One room, all of them, or none. */
  readonly rooms: RoomId | true | null
}

const nothing: Touched = { people: false, rooms: null }
const everything: Touched = { people: true, rooms: true }

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
      return { people: false, rooms: event.pending.room }
    case 'done':
    case 'rooms':
    case 'refused':
    case 'ready':
    case 'ping':
    case 'pong':
    case 'bye':
      return nothing
    default:
      return { people: false, rooms: event.room }
  }
}
