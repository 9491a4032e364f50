import { batch, type Event, type EventOf, type EventType } from '../../shared/events.ts'
import type { PersonId } from '../../shared/model.ts'
import { batches } from './batches.ts'
import type { Participant } from './participant.ts'
import type { People } from './people.ts'
import type { Room } from './room.ts'

/** What names people: whoever reads it has to know them. */
const naming: ReadonlySet<EventType> = new Set(['entered', 'members', 'joined', 'left', 'renamed', 'topic'])

/**
 * What a reader who is slower than what happens is not sent: messages, which it can ask for later, and who came and
 * went, which counts only as it is now. Begun when too much waits for it, over when it has read that.
 * 1. Nothing else MUST be held back: no answer, no change of a room, and no message of the reader's own, since to its
 *    author a message is the acknowledgement.
 * 2. What was held back MUST NOT be lost: `release` tells which rooms have it.
 */
export class Lag {
  private rooms = new Set<string>()
  private presence = new Map<PersonId, EventOf<'came' | 'gone'>>()

  constructor(private readonly people: People) {}

  /** Whether this is not for now. */
  holds(event: Event, me: PersonId): boolean {
    if (event.type === 'message' && event.author !== me) {
      this.rooms.add(event.room)
      return true
    }
    if (event.type !== 'came' && event.type !== 'gone') return false
    this.presence.set(event.type === 'came' ? event.person.id : event.person, event)
    return true
  }

  /** What has to be told before this: whom it names. */
  before(event: Event): readonly Event[] {
    return this.presence.size > 0 && naming.has(event.type) ? this.releasePeople() : []
  }

  /** What is told when it is over. */
  release({ rooms }: Participant): readonly Event[] {
    const missed = [...rooms].filter(({ id }) => this.rooms.has(id)).map(behind)
    this.rooms.clear()
    const parts = missed.length > 0 ? batches(missed, batch.behind) : []
    return [...this.releasePeople(), ...parts.map((part): Event => ({ type: 'behind', rooms: part }))]
  }

  /** As everybody is now; whoever is known no longer is gone. */
  private releasePeople(): Event[] {
    const changed = [...this.presence]
    this.presence.clear()
    const people = changed.flatMap(([id]) => this.people.find(id)?.view() ?? [])
    const gone = changed.filter(([id]) => !this.people.find(id)).map(([, event]) => event)
    const parts = people.length > 0 ? batches(people, batch.people) : []
    return [...parts.map((part): Event => ({ type: 'people', people: part })), ...gone]
  }
}

function behind({ id, newest }: Room): EventOf<'behind'>['rooms'][number] {
  return { room: id, newest }
}
