import type { Clock } from '../../../shared/clock.ts'

/** ms; a page that dies more often than this many times within it is not loaded again by itself. */
const span = 60_000
const most = 3

/** Counts deaths of the page, so that one that dies at once does not do so forever. */
export class Lives {
  private deaths: number[] = []

  constructor(private readonly clock: Clock) {}

  /** Notes a death; answers whether to try again. */
  spend(): boolean {
    const now = this.clock.uptime()
    this.deaths = [...this.deaths.filter((death) => now - death < span), now]
    return this.deaths.length <= most
  }
}
