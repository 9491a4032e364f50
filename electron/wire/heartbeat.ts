import type { Clock } from '../../shared/clock.ts'
import { patient } from './patient-clock.ts'

/** ms, all of them. */
export interface HeartbeatTimes {
  /** Of silence, after which the peer is asked whether it is there. */
  readonly pingAfter: number
  /** Of silence, after which it is dead. */
  readonly deadAfter: number
}

interface HeartbeatActs {
  ping(): void
  /** Called once, and again only where something was heard after that. */
  dead(): void
}

/**
 * Notices a peer that fell silent: TCP alone may not tell for many minutes. One timer, set anew only when it fires: bytes
 * come far more often than that, and cost a single stamp.
 * 1. Nobody MUST be called dead who was not asked, and given time: after a sleep of ours, the silence was our own.
 * 2. An answer that came while we slept MUST be read before the wait for it is over.
 */
export class Heartbeat {
  private heardAt: number
  private asked = false
  private stopped = false
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
    if (!this.asked || this.stopped) return
    this.asked = false
    this.arm(this.times.pingAfter)
  }

  /** Asks now, and waits `patience` ms at most: what was a connection before a sleep is often none after it. */
  probe(patience: number): void {
    if (this.stopped) return
    this.asked = true
    this.waitForAnswer(patience)
    this.acts.ping()
  }

  /** No ping and no death after this. */
  stop(): void {
    this.stopped = true
    this.cancel()
  }

  private arm(wait: number): void {
    this.cancel()
    this.cancel = this.clock.after(wait, () => this.check())
  }

  private waitForAnswer(patience: number): void {
    this.cancel()
    this.cancel = patient(this.clock).after(patience, () => this.acts.dead())
  }

  private check(): void {
    const { deadAfter, pingAfter } = this.times
    const silence = this.clock.uptime() - this.heardAt
    if (silence < pingAfter) return this.arm(pingAfter - silence)
    this.asked = true
    this.waitForAnswer(deadAfter - pingAfter)
    this.acts.ping()
  }
}
