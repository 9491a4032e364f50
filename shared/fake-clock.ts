import type { Clock } from './clock.ts'

interface Timer {
  readonly due: number
  readonly act: () => void
}

/** A clock for tests: it stands still until it is told to advance. */
export class FakeClock implements Clock {
  private elapsed = 0
  private readonly timers = new Set<Timer>()

  constructor(private start = 1_700_000_000_000) {}

  now(): number {
    return this.start + this.elapsed
  }

  uptime(): number {
    return this.elapsed
  }

  after(ms: number, act: () => void): () => void {
    const timer = { due: this.elapsed + ms, act }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  /** A clock that begins where this one stands, and that far from it: as after a wrong date was set. */
  jumped(ms: number): FakeClock {
    return new FakeClock(this.now() + ms)
  }

  /** Timers that are neither due nor cancelled: none, when everything was cleaned up. */
  get timersLeft(): number {
    return this.timers.size
  }

  /** Lets `ms` pass, and calls what falls due in between, in order. */
  advance(ms: number): void {
    const end = this.elapsed + ms
    for (let next = this.nextDue(end); next; next = this.nextDue(end)) {
      this.timers.delete(next)
      this.elapsed = Math.max(this.elapsed, next.due)
      next.act()
    }
    this.elapsed = end
  }

  /** Stands still for `ms`, as a process that is stopped: what fell due meanwhile is called afterwards. */
  sleep(ms: number): void {
    this.elapsed += ms
    this.advance(0)
  }

  /** Sets the wall clock back by `ms`, or forward where that is negative. */
  setBack(ms: number): void {
    this.start -= ms
  }

  private nextDue(end: number): Timer | undefined {
    return [...this.timers].filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0]
  }
}
