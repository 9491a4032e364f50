import { revision } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { emptyMirror } from '../../shared/mirror/mirror.ts'
import type { RoomId } from '../../shared/model.ts'
import { hostName } from '../../shared/names.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { overflows } from './bounds.ts'

/** How a login goes on: told in full, more to come, or why it cannot. */
export type LoginStep = 'ready' | 'more' | RefusalCode

/** Collects what a host tells at login into a fresh mirror, so that nobody ever sees half of it. */
export class Login {
  readonly mirror = emptyMirror()
  private welcomed = false
  private told = false
  private readonly crowded = new Set<RoomId>()

  /** The next event. What others do meanwhile belongs to it too. */
  hear(event: Event): LoginStep {
    if (event.type === 'welcome') return this.welcome(event)
    if (!this.welcomed) return 'not-hearth'
    if (event.type === 'ready') return this.ready()
    if (event.type === 'everyone') return this.everyone(event)
    apply(this.mirror, event)
    return 'more'
  }

  /** What bytes that are no events mean: after a welcome a fault, before it another kind of server. */
  nonsense(code: RefusalCode): RefusalCode {
    return this.welcomed ? code : 'not-hearth'
  }

  /** A word that makes a client hold so much is told once for each room, and what it makes is counted at once. */
  private everyone(event: EventOf<'everyone'>): LoginStep {
    const again = this.crowded.has(event.room)
    this.crowded.add(event.room)
    if (!again) apply(this.mirror, event)
    return again || overflows(this.mirror) ? 'frame-bad' : 'more'
  }

  private ready(): LoginStep {
    const again = this.told
    this.told = true
    return again ? 'frame-bad' : 'ready'
  }

  private welcome(event: EventOf<'welcome'>): LoginStep {
    if (this.welcomed) return 'frame-bad'
    if (event.revision !== revision) return event.revision > revision ? 'protocol-old' : 'protocol-new'
    this.welcomed = true
    apply(this.mirror, { ...event, host: hostName(event.host) ?? '' })
    return 'more'
  }
}
