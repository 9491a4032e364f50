import type { Time } from '../../shared/model.ts'

/** The first moment of this time's day, on this computer's calendar. */
export function dayOf(time: Time): Time {
  return new Date(time).setHours(0, 0, 0, 0)
}

/** How many days lie between two times, on this computer's calendar; 1 where `later` is the day after. */
export function daysBetween(earlier: Time, later: Time): number {
  // a day may have 23 or 25 hours
  return Math.round((dayOf(later) - dayOf(earlier)) / 86_400_000)
}
