import type { Event } from '../../shared/events.ts'
import { isGuest, type Person, type PersonId, type RoomKind } from '../../shared/model.ts'
import type { Said } from '../dialects/dialect.ts'
import type { HostLimits } from './host-limits.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import { Throttle } from './throttle.ts'

/** What a person may do only so often. */
export type Bucket = 'messages' | 'changes' | 'requests' | 'pages' | 'bytes' | 'roomsMade'

/** A person as the host knows them: a name, the sessions that are open, the rooms they are in. */
export class Participant {
  /** Oldest first. */
  readonly sessions = new Set<Session>()
  readonly rooms = new Set<Room>()
  /** Others are told of them: they came in once, now or before the host stopped. */
  isKnown = false
  private shown: Person | null = null
  /** Of the person, not of each session: opening more windows gives nobody more. */
  readonly throttles: Readonly<Record<Bucket, Throttle>>

  constructor(
    readonly id: PersonId,
    public name: string,
    limits: HostLimits,
  ) {
    this.throttles = {
      messages: new Throttle(limits.messages),
      changes: new Throttle(limits.changes),
      requests: new Throttle(limits.requests),
      pages: new Throttle(limits.pages),
      bytes: new Throttle(limits.bytes),
      roomsMade: new Throttle(limits.roomsMade),
    }
  }

  get isHere(): boolean {
    return this.sessions.size > 0
  }

  get isGuest(): boolean {
    return isGuest(this.id)
  }

  /** How many rooms of this kind they are in. */
  count(kind: RoomKind): number {
    let count = 0
    for (const room of this.rooms) if (room.kind === kind) count++
    return count
  }

  /** The person as others see them: the same object for as long as nothing of it has changed. */
  view(): Person {
    const { id, name, shown } = this
    const presence = this.isHere ? 'here' : 'offline'
    if (shown?.name === name && shown.presence === presence) return shown
    return (this.shown = { id, name, presence })
  }

  /** Tells all their sessions what was said. */
  hear(said: Said): void {
    for (const session of this.sessions) session.hear(said)
  }

  /** Tells all their sessions. */
  tell(event: Event): void {
    for (const session of this.sessions) session.tell(event)
  }
}
