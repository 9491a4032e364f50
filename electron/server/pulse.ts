import type { Clock } from '../../shared/clock.ts'
import type { HostLimits } from './host-limits.ts'

interface PulseActs {
  /** The peer was silent for long: ask whether it is there. */
  ask(): void
  /** It did not answer. Called at most once. */
  dead(): void
}

/**
 * Notices a peer that fell silent. One timer for each session, set anew only when it fires: bytes come far more
 * often than that, and cost a single stamp.
 */
export class Pulse {
  private heardAt: number
  private asked = false
  private cancel: () => void = () => undefined

  constructor(
    private readonly clock: Clock,
    private readonly limits: Pick<HostLimits, 'pingAfter' | 'deadAfter'>,
    private readonly acts: PulseActs,
  ) {
    this.heardAt = clock.uptime()
    this.arm(limits.pingAfter)
  }

  /** Bytes came, whatever they say. */
  heard(): void {
    this.heardAt = this.clock.uptime()
    if (!this.asked) return
    this.asked = false
    this.arm(this.limits.pingAfter)
  }

  stop(): void {
    this.cancel()
  }

  private check(): void {
    const silence = this.clock.uptime() - this.heardAt
    if (silence >= this.limits.deadAfter) return this.acts.dead()
    if (silence >= this.limits.pingAfter && !this.asked) {
      this.asked = true
      this.acts.ask()
    }
    this.arm((this.asked ? this.limits.deadAfter : this.limits.pingAfter) - silence)
  }

  private arm(ms: number): void {
    this.cancel()
    this.cancel = this.clock.after(ms, () => this.check())
  }
}
