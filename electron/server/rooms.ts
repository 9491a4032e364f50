import { randomUUID } from 'node:crypto'
import { directPeople, directRoom, type PersonId, type RoomId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { Bulletin } from './bulletin.ts'
import type { HostLimits } from './host-limits.ts'
import type { NameBook } from './name-book.ts'
import type { Participant } from './participant.ts'
import { Room, type RoomPlan } from './room.ts'
import type { KeptRoom, Store } from './store.ts'

/** The one room that every host has, and that everybody is in. */
export const lobbyPlan = { id: 'room-lobby', kind: 'open', name: 'lobby', topic: '' } as const

/** The rooms of a host: open ones, which have names, and direct conversations, which have people. */
export class Rooms {
  readonly lobby: Room
  /** What was said this turn and is about to be told. */
  readonly bulletin = new Bulletin()
  private readonly known = new Map<RoomId, Room>()
  private readonly open = new Set<Room>()

  constructor(
    private readonly names: NameBook,
    private readonly store: Store,
    private readonly limits: Pick<HostLimits, 'rooms' | 'conversations' | 'conversationsInAll' | 'messagesPerRoom'>,
  ) {
    this.names.take(lobbyPlan.name, lobbyPlan.id)
    this.lobby = this.add(lobbyPlan)
  }

  /** Makes an open room; `rooms-full` past the limit, else whatever speaks against its name. */
  make(name: string): Result<Room, RefusalCode> {
    if (this.open.size >= this.limits.rooms) return fail('rooms-full')
    return this.named(`room-${randomUUID()}`, name, '')
  }

  /** Brings back a room from before the host stopped; null where its name is in use by now. */
  remember({ id, kind, name, topic, newest }: KeptRoom): Room | null {
    if (id === this.lobby.id) return Object.assign(this.lobby, { topic, newest })
    if (kind === 'direct') return this.add({ id, kind, name, topic, newest })
    const room = this.named(id, name, topic)
    return room.ok ? Object.assign(room.value, { newest }) : null
  }

  /** The direct conversation of these two, opened where it was not; `conversations-full` where one, or the host, has too many. */
  direct(one: Participant, other: Participant): Result<Room, RefusalCode> {
    const id = directRoom(one.id, other.id)
    const known = this.known.get(id)
    if (known) return ok(known)
    const { conversations, conversationsInAll } = this.limits
    const isFull = this.known.size - this.open.size >= conversationsInAll
    if (isFull || [one, other].some((person) => person.count('direct') >= conversations))
      return fail('conversations-full')
    return ok(this.add({ id, kind: 'direct', name: '', topic: '' }))
  }

  find(id: RoomId): Room | undefined {
    return this.known.get(id)
  }

  /** The open room of this name. */
  findByName(name: string): Room | undefined {
    return this.known.get(this.names.holder(name) ?? '')
  }

  openRooms(): readonly Room[] {
    return [...this.open]
  }

  /** A room that will not come again: the conversation of a guest who is gone, or one that could not be kept. */
  forget(room: Room): void {
    room.empty()
    this.known.delete(room.id)
    if (this.open.delete(room)) this.names.release(room.name)
  }

  private named(id: RoomId, name: string, topic: string): Result<Room, RefusalCode> {
    const taken = this.names.take(name, id)
    return taken.ok ? ok(this.add({ id, kind: 'open', name: taken.value, topic })) : taken
  }

  private add(plan: RoomPlan): Room {
    const room = new Room(plan, { store: this.store, bulletin: this.bulletin }, this.limits.messagesPerRoom)
    this.known.set(room.id, room)
    if (room.kind === 'open') this.open.add(room)
    return room
  }
}

/** Whom this person talks to in a direct conversation; null where the id is none of theirs, or not as both sides make it. */
export function otherOf(id: RoomId, person: PersonId): PersonId | null {
  const people = directPeople(id)
  if (!people?.includes(person) || directRoom(...people) !== id) return null
  return people.find((one) => one !== person) ?? person
}
