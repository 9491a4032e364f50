import type { Clock } from '../../shared/clock.ts'
import type { Heard } from '../dialects/dialect.ts'

interface PaceActs {
  /** ms until this may be done; 0 for now, and then it is counted as done. `untilTold`: not before `again`. */
  wait(heard: Heard): number
  act(heard: Heard): void
  /** It came too soon, and waited as long as anything may. */
  refuse(heard: Heard, wait: number): void
  /** Stops and starts reading. */
  pause(): void
  resume(): void
  /** What was read and is not heard yet; asked for while nothing waits. */
  more(): Heard[]
}

/** No time says when: something has to happen first. */
export const untilTold = -1

/**
 * Lets what one client asks through at its rates. What comes too soon waits for its turn, and nothing more is read
 * meanwhile, so that a client who hurries is slowed down by its own connection; one who goes on is refused.
 * 1. What a client asks MUST be begun, or refused, in the order in which it was asked.
 * 2. Nothing MUST wait longer than `most` ms after the first that had to, nor while nothing else waits.
 * 3. While reading is paused, what was read already is all that is held: a chunk at most, and lines of it as bytes.
 */
export class Pace {
  private waiting: Heard[] = []
  /** When the first of those that wait began to, by `clock.uptime()`. */
  private since = 0
  private cancelTurn: () => void = () => undefined
  private cancelRest: (() => void) | null = null

  /** @param most ms */
  constructor(
    private readonly clock: Clock,
    private readonly most: number,
    private readonly acts: PaceActs,
  ) {}

  /** Whether something waits for its turn. */
  get isWaiting(): boolean {
    return this.waiting.length > 0
  }

  /** Whether it reads nothing now. */
  get isHolding(): boolean {
    return this.isWaiting || this.cancelRest !== null
  }

  /** Does it, now or when its turn comes. */
  push(heard: Heard): void {
    if (this.waiting.length > 0) {
      this.waiting.push(heard)
      return
    }
    const wait = this.acts.wait(heard)
    if (wait === 0) return this.acts.act(heard)
    if (wait > this.most) return this.acts.refuse(heard, wait)
    this.since = this.clock.uptime()
    this.waiting.push(heard)
    this.hold(wait)
  }

  /** What something waited for has happened. */
  again(): void {
    if (this.waiting.length > 0) this.turn()
  }

  /** Reads nothing for so many ms. */
  rest(ms: number): void {
    this.cancelRest?.()
    this.acts.pause()
    this.cancelRest = this.clock.after(Math.min(ms, this.most), () => {
      this.cancelRest = null
      this.goOn()
    })
  }

  /** Forgets what waits. */
  stop(): void {
    this.waiting = []
    this.cancelTurn()
    this.cancelRest?.()
  }

  private hold(wait: number): void {
    this.acts.pause()
    if (wait !== untilTold) this.cancelTurn = this.clock.after(wait, () => this.turn())
  }

  private turn(): void {
    this.cancelTurn()
    for (let next = this.next(); next; next = this.next()) {
      const wait = this.acts.wait(next)
      if (wait === untilTold || (wait > 0 && wait <= this.since + this.most - this.clock.uptime()))
        return this.hold(wait)
      this.waiting.shift()
      if (wait > 0) this.acts.refuse(next, wait)
      else this.acts.act(next)
    }
    this.goOn()
  }

  private next(): Heard | undefined {
    if (this.waiting.length === 0) this.waiting = this.acts.more()
    return this.waiting[0]
  }

  private goOn(): void {
    if (!this.isHolding) this.acts.resume()
  }
}
