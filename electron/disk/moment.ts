import type { Clock } from '../../shared/clock.ts'

/** A moment by both clocks: one stands still while a computer sleeps, the other one may be set. */
export interface Moment {
  readonly now: number
  readonly uptime: number
}

export function momentOf(clock: Clock): Moment {
  return { now: clock.now(), uptime: clock.uptime() }
}

/** ms that went by since then at most: by whichever clock counted more. */
export function msSince({ now, uptime }: Moment, clock: Clock): number {
  return Math.max(Math.abs(clock.now() - now), clock.uptime() - uptime)
}
