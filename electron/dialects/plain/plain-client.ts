import type { ClientId, Person, PersonId, RoomId } from '../../../shared/model.ts'
import { comparableName } from '../../../shared/names.ts'
import { Known, type KnownRoom } from './known.ts'
import { called, roomCalled } from './words.ts'

/** What was asked, and changes where the next line goes. */
export type Asked = 'join' | 'leave'

/**
 * What the host keeps for one plain client, which keeps nothing itself: who and which rooms there are, where its lines
 * go, and which answer they wait for.
 */
export class PlainClient {
  readonly known = new Known()
  /** The room that lines go to. */
  current: RoomId | null = null
  /** Own messages whose echo has not come: an echo is not shown. */
  readonly unsettled = new Set<ClientId>()
  /** `naming`: the next line is a name. `waiting`: for the answer to it. `gone`: it said so. */
  phase: 'naming' | 'waiting' | 'talking' | 'gone' = 'naming'
  private asked: { readonly request: number; readonly what: Asked } | null = null
  private requests = 0

  /** Whether lines must wait: what they mean depends on an answer. */
  get waits(): boolean {
    return this.phase === 'waiting' || this.asked !== null
  }

  get you(): PersonId {
    return this.known.you
  }

  get room(): KnownRoom | null {
    return this.current === null ? null : (this.known.rooms.get(this.current) ?? null)
  }

  /** The number of a new request. With `what`, lines wait for its answer. */
  ask(what?: Asked): number {
    const request = ++this.requests
    if (what) this.asked = { request, what }
    return request
  }

  /** Takes an answer; says what had been asked where lines waited for it. */
  answered(request: number | undefined): Asked | null {
    if (this.asked === null || this.asked.request !== request) return null
    const { what } = this.asked
    this.asked = null
    return what
  }

  /** The first open room beside this one: where lines go after login, and when their room is left. */
  firstRoom(beside?: RoomId): RoomId | null {
    for (const { id, kind } of this.known.rooms.values()) if (kind === 'open' && id !== beside) return id
    return null
  }

  /** Whether this person is in a room that the client is in. */
  isMember(person: PersonId): boolean {
    for (const { members } of this.known.rooms.values()) if (members.has(person)) return true
    return false
  }

  isHere(person: PersonId): boolean {
    return this.known.people.get(person)?.presence === 'here'
  }

  /** Everyone who is here, by name. */
  here(): Person[] {
    const people = this.known.people.all().filter((person) => person.presence === 'here')
    // once for each, not for each comparison: a thousand people take a while
    const named = people.map((person) => ({ person, name: comparableName(person.name) }))
    return named.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ person }) => person)
  }

  nameOf(person: PersonId): string {
    return called(this.known.people.get(person)?.name ?? 'somebody', person)
  }

  nameOfRoom(room: RoomId): string {
    return roomCalled(this.known.rooms.get(room)?.name ?? '?')
  }
}
