import { randomUUID } from 'node:crypto'
import { directPeople, directRoom, type PersonId, type RoomId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { History } from './history.ts'
import type { NameBook } from './name-book.ts'
import { Room } from './room.ts'

/** The one room that every host has, and that everybody is in. */
export const lobbyPlan = { id: 'room-lobby', kind: 'open', name: 'lobby', topic: '' } as const

/** The rooms of a host: open ones, which have names, and direct conversations, which have people. */
export class Rooms {
  readonly lobby: Room
  private readonly known = new Map<RoomId, Room>()
  private readonly open = new Set<Room>()

  constructor(
    private readonly names: NameBook,
    private readonly history: History,
    private readonly most: number,
  ) {
    this.names.take(lobbyPlan.name, lobbyPlan.id)
    this.lobby = this.add(new Room(lobbyPlan, history))
  }

  /** Makes an open room; `rooms-full` past the limit, else whatever speaks against its name. */
  make(name: string): Result<Room, RefusalCode> {
    if (this.open.size >= this.most) return fail('rooms-full')
    return this.named(`room-${randomUUID()}`, name, '')
  }

  /** Brings back a room from before the host stopped; null where its name is in use by now. */
  remember(id: RoomId, name: string, topic: string): Room | null {
    if (id === this.lobby.id) {
      this.lobby.topic = topic
      return this.lobby
    }
    const room = this.named(id, name, topic)
    return room.ok ? room.value : null
  }

  /** The direct conversation of these two, opened where it was not. */
  direct(one: PersonId, other: PersonId): Room {
    const id = directRoom(one, other)
    return this.known.get(id) ?? this.add(new Room({ id, kind: 'direct', name: '', topic: '' }, this.history))
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

  /** The conversation of a guest who is gone: nobody can write to it any more. */
  forget(room: Room): Promise<void> {
    this.known.delete(room.id)
    return this.history.forget(room.id)
  }

  private named(id: RoomId, name: string, topic: string): Result<Room, RefusalCode> {
    const taken = this.names.take(name, id)
    return taken.ok ? ok(this.add(new Room({ id, kind: 'open', name: taken.value, topic }, this.history))) : taken
  }

  private add(room: Room): Room {
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
