import type { Event } from '../../shared/events.ts'
import type { PersonId, RoomId, RoomKind, RoomSummary } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Draft, History } from './history.ts'
import type { Participant } from './participant.ts'
import type { Session } from './session.ts'

/** What a room is before anybody is in it. */
export interface RoomPlan {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  readonly topic: string
}

/** A place where people talk. Its members are people, not sessions, and need not be here now. */
export class Room {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  topic: string
  private readonly members = new Set<Participant>()

  constructor(
    plan: RoomPlan,
    private readonly history: History,
  ) {
    this.id = plan.id
    this.kind = plan.kind
    this.name = plan.name
    this.topic = plan.topic
  }

  /**
   * Takes a message in. Answers why not, or null.
   * 1. The history MUST have kept it before anybody is told: to its author, the telling is the acknowledgement.
   * 2. Every session of every member MUST be told, its author's too, in the order of the seqs.
   * 3. What was kept before MUST be told again to the session that asks, and to nobody else.
   */
  async receive(draft: Draft, author: Participant, asking: Session): Promise<RefusalCode | null> {
    const appended = await this.history.append(draft)
    if (appended.type === 'conflict') return 'clientid-conflict'
    const event: Event = { type: 'message', ...appended.message }
    if (appended.type === 'repeated') asking.tell(event)
    else this.tell(event)
    // who left in between still waits for the acknowledgement
    if (appended.type === 'kept' && !this.has(author)) author.tell(event)
    return null
  }

  /** Tells every session of every member, but not this person's. */
  tell(event: Event, but?: Participant): void {
    for (const member of this.members) if (member !== but) member.tell(event)
  }

  has(participant: Participant): boolean {
    return this.members.has(participant)
  }

  add(participant: Participant): void {
    this.members.add(participant)
    participant.rooms.add(this)
  }

  remove(participant: Participant): void {
    this.members.delete(participant)
    participant.rooms.delete(this)
  }

  memberIds(): PersonId[] {
    return Array.from(this.members, (member) => member.id)
  }

  /** One line of the list of rooms. */
  summary(): RoomSummary {
    return { id: this.id, name: this.name, topic: this.topic, members: this.members.size }
  }
}
