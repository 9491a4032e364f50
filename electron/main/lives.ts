import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'

/** Counts deaths of the page or of the host, so that what dies at once does not do so forever. */
export class Lives {
  private deaths: number[] = []

  constructor(private readonly clock: Clock) {}

  /** Notes a death; answers whether to try again: `limits.revivals`. */
  spend(): boolean {
    const { most, within } = limits.revivals
    const now = this.clock.uptime()
    this.deaths = [...this.deaths.filter((death) => now - death < within), now]
    return this.deaths.length <= most
  }
}
