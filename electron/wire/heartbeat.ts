import type { Clock } from '../../shared/clock.ts'

/** ms, all of them. */
export interface HeartbeatTimes {
  /** Of silence, after which the peer is asked whether it is there. */
  readonly pingAfter: number
  /** Of silence, after which it is dead. */
  readonly deadAfter: number
}

interface HeartbeatActs {
  ping(): void
  /** Called at most once. */
  dead(): void
}

/**
 * Notices a peer that fell silent: TCP alone may not tell for many minutes. One timer, set anew only when it fires: bytes
 * come far more often than that, and cost a single stamp.
 */
export class Heartbeat {
  private heardAt: number
  private asked = false
  private cancel: () => void = () => undefined

  constructor(
    private readonly clock: Clock,
    private readonly times: HeartbeatTimes,
    private readonly acts: HeartbeatActs,
  ) {
    this.heardAt = clock.uptime()
    this.arm(times.pingAfter)
  }

  /** Bytes came, whatever they say. */
  heard(): void {
    this.heardAt = this.clock.uptime()
    if (!this.asked) return
    this.asked = false
    this.arm(this.times.pingAfter)
  }

  /** Asks now, and waits `patience` ms at most: what was a connection before a sleep is often none after it. */
  probe(patience: number): void {
    this.asked = true
    this.cancel()
    this.cancel = this.clock.after(patience, () => this.acts.dead())
    this.acts.ping()
  }

  /** No ping and no death after this. */
  stop(): void {
    this.cancel()
  }

  private arm(wait: number): void {
    this.cancel()
    this.cancel = this.clock.after(wait, () => this.check())
  }

  private check(): void {
    const silence = this.clock.uptime() - this.heardAt
    if (silence >= this.times.deadAfter) return this.acts.dead()
    if (silence < this.times.pingAfter) return this.arm(this.times.pingAfter - silence)
    this.asked = true
    this.arm(this.times.deadAfter - silence)
    this.acts.ping()
  }
}
