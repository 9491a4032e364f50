import type { Event, EventOf, EventType } from '../../../shared/events.ts'
import { directRoom, isGuest, type PersonId, type RoomId, type RoomKind } from '../../../shared/model.ts'
import { KnownPeople } from './known-people.ts'

/** A room that a plain client is in. */
export interface KnownRoom {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  topic: string
  members: Set<PersonId>
}

type Learners = { [T in EventType]?: (known: Known, event: EventOf<T>) => void }

const learners: Learners = {
  welcome(known, { you }) {
    known.you = you
  },
  people({ people }, event) {
    for (const person of event.people) people.put(person)
  },
  entered({ rooms }, { room: id, kind, name, topic, members }) {
    rooms.set(id, { id, kind, name, topic, members: new Set(members) })
  },
  members({ rooms }, { room, members }) {
    for (const member of members) rooms.get(room)?.members.add(member)
  },
  everyone({ people, rooms }, event) {
    const room = rooms.get(event.room)
    if (room) room.members = new Set(people.all().map(({ id }) => id))
  },
  exited({ rooms }, { room }) {
    rooms.delete(room)
  },
  came({ people }, { person }) {
    people.put(person)
  },
  gone(known, { person: id }) {
    const person = known.people.get(id)
    if (isGuest(id)) known.forget(id)
    else if (person) known.people.put({ ...person, presence: 'offline' })
  },
  joined({ rooms }, { room, person }) {
    rooms.get(room)?.members.add(person)
  },
  left({ rooms }, { room, person }) {
    rooms.get(room)?.members.delete(person)
  },
  renamed({ people }, { person: id, name }) {
    const person = people.get(id)
    if (person) people.put({ ...person, name })
  },
  topic({ rooms }, event) {
    const room = rooms.get(event.room)
    if (room) room.topic = event.topic
  },
}

/**
 * What a plain client was told of people and rooms. No mirror: whoever comes or goes MUST cost the same among many as
 * among few, since the host does this for every plain client.
 */
export class Known {
  you: PersonId = ''
  readonly people = new KnownPeople()
  readonly rooms = new Map<RoomId, KnownRoom>()

  /** Learns what an event tells of people and rooms. */
  learn(event: Event): void {
    const learner = learners[event.type] as ((known: Known, event: Event) => void) | undefined
    learner?.(this, event)
  }

  /** The host knows this guest no more, nor what was said with them alone. */
  forget(guest: PersonId): void {
    this.people.forget(guest)
    this.rooms.delete(directRoom(this.you, guest))
    for (const { members } of this.rooms.values()) members.delete(guest)
  }
}
