import { performance } from 'node:perf_hooks'
import { freeBeside } from '../../store/problem.ts'

/** ms for which the disk is not asked again. */
const trusted = 1_000

/** How much room the disk has beside a file. It is looked at now and then, not for each message. */
export class Space {
  private looked = -Infinity
  private low = false

  /** @param reserve bytes that are left to others. */
  constructor(
    private readonly path: string,
    private readonly reserve: number,
  ) {}

  /** Whether less than the reserve is free. Throws where the disk cannot be asked. */
  isLow(): boolean {
    const now = performance.now()
    if (now - this.looked < trusted) return this.low
    this.looked = now
    this.low = freeBeside(this.path) < this.reserve
    return this.low
  }
}
