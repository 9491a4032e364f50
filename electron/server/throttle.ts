const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** A burst, and then so many in a time. */
export type Rate = { readonly burst: number } & (
  { readonly perSecond: number } | { readonly perMinute: number } | { readonly perHour: number }
)

/** A token bucket. It knows no clock: whoever asks says what time it is (ms that only grow). */
export class Throttle {
  private tokens: number
  private at = 0
  private readonly burst: number
  /** ms until one more is let through. */
  private readonly interval: number

  constructor(rate: Rate) {
    this.burst = rate.burst
    this.tokens = rate.burst
    this.interval = intervalOf(rate)
  }

  /** Takes one: 0 where it is let through, else the ms to wait. */
  take(now: number): number {
    const wait = this.wait(now)
    if (wait === 0) this.tokens -= 1
    return wait
  }

  /** ms until one would be let through; 0 for now. */
  wait(now: number): number {
    this.refill(now)
    return this.tokens < 1 ? Math.ceil((1 - this.tokens) * this.interval) : 0
  }

  /** Takes so many, also where there are fewer; answers the ms until what was taken too much is made up for. */
  owe(count: number, now: number): number {
    this.refill(now)
    this.tokens -= count
    return this.tokens < 0 ? Math.ceil(-this.tokens * this.interval) : 0
  }

  /** Whether nothing was taken for so long that a new bucket would be the same. */
  isFull(now: number): boolean {
    this.refill(now)
    return this.tokens >= this.burst
  }

  private refill(now: number): void {
    this.tokens = Math.min(this.burst, this.tokens + (now - this.at) / this.interval)
    this.at = now
  }
}

function intervalOf(rate: Rate): number {
  if ('perSecond' in rate) return second / rate.perSecond
  return 'perMinute' in rate ? minute / rate.perMinute : hour / rate.perHour
}
