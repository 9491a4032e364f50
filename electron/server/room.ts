import type { Event, EventOf } from '../../shared/events.ts'
import type { PersonId, RoomId, RoomKind, RoomSummary, Seq } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Said } from '../dialects/dialect.ts'
import type { Audience, Bulletin } from './bulletin.ts'
import type { Participant } from './participant.ts'
import type { Session } from './session.ts'
import { Throttle, type Rate } from './throttle.ts'
import type { Draft, Store, Stored } from './store.ts'

/** What a room is before anybody is in it. */
export interface RoomPlan {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  readonly topic: string
  /** The seq of the last message in it. */
  readonly newest?: Seq
}

/** What a room leans on. */
export interface RoomParts {
  readonly store: Store
  readonly bulletin: Bulletin
}

/** How a member stands in a room: what they may read, which is what came after `since`, and how far they have read. */
export interface Membership {
  readonly since: Seq
  read: Seq
}

/** A place where people talk. Its members are people, not sessions, and need not be here now. */
export class Room implements Audience {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  topic: string
  newest: Seq
  /** How much is said in it, whoever says it. */
  readonly messages: Throttle
  /** Whether the room and who is in it are in the store: a message that is kept without them would reach nobody later. */
  isKept = true
  /** While the room itself is being kept: how that goes. Nobody MUST enter before. */
  making: Stored<null> | null = null
  private readonly members = new Map<Participant, Membership>()
  private listed: readonly PersonId[] | null = null

  constructor(
    plan: RoomPlan,
    private readonly parts: RoomParts,
    rate: Rate,
  ) {
    this.id = plan.id
    this.kind = plan.kind
    this.name = plan.name
    this.topic = plan.topic
    this.newest = plan.newest ?? 0
    this.messages = new Throttle(rate)
  }

  /**
   * Takes a message in. Answers why not, or null.
   * 1. The store MUST have kept it before anybody is told: to its author, the telling is the acknowledgement.
   * 2. Every session of every member MUST be told, its author's too, in the order of the seqs.
   * 3. What was kept before MUST be told again to the session that asks, and to nobody else.
   */
  async receive(draft: Draft, author: Participant, asking: Session): Promise<RefusalCode | null> {
    const appended = await this.parts.store.append(draft)
    if (!appended.ok) return appended.error
    const { value } = appended
    if (value.type === 'conflict') return 'clientid-conflict'
    const event: EventOf<'message'> = { type: 'message', ...value.message }
    if (value.type === 'repeated') {
      this.parts.bulletin.flush()
      asking.tell(event)
      return null
    }
    this.newest = value.message.seq
    this.parts.bulletin.post(this, event)
    // who left in between still waits for the acknowledgement
    if (!this.has(author)) author.tell(event)
    return null
  }

  /** Tells every session of every member what was said. */
  hear(said: Said): void {
    for (const member of this.members.keys()) member.hear(said)
  }

  /** Tells every session of every member. */
  tell(event: Event): void {
    this.parts.bulletin.flush()
    for (const member of this.members.keys()) member.tell(event)
  }

  has(participant: Participant): boolean {
    return this.members.has(participant)
  }

  /** How somebody stands in it; undefined where they are no member. */
  membership(participant: Participant): Membership | undefined {
    return this.members.get(participant)
  }

  add(participant: Participant, membership: Membership): void {
    this.parts.bulletin.flush()
    this.members.set(participant, { ...membership })
    this.listed = null
    participant.rooms.add(this)
  }

  remove(participant: Participant): void {
    this.parts.bulletin.flush()
    this.members.delete(participant)
    this.listed = null
    participant.rooms.delete(this)
  }

  /** Nobody is in it any more: whoever stayed would be told of it at their next login. */
  empty(): void {
    for (const member of [...this.members.keys()]) this.remove(member)
  }

  /** Who is in it: the very same list for as long as nobody came or went. */
  memberIds(): readonly PersonId[] {
    return (this.listed ??= Array.from(this.members.keys(), (member) => member.id))
  }

  /** One line of the list of rooms. */
  summary(): RoomSummary {
    return { id: this.id, name: this.name, topic: this.topic, members: this.members.size }
  }
}
