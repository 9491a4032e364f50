import type { Clock } from '../../../shared/clock.ts'
import type { Time } from '../../../shared/model.ts'

/** ms for which a clock that ran ahead must stay there before it is believed. */
export const doubt = 24 * 60 * 60_000

interface Sight {
  readonly uptime: number
  readonly time: Time
}

/**
 * What time it is, for deleting. A clock that jumps a year ahead by mistake must not cost a year of messages.
 * 1. It MUST never be later than the clock says.
 * 2. It MUST go on from the newest message that was a day old at the start only as fast as time passes; further than
 *    that it follows the clock only where that has stayed there for a day. A younger message may have its time from a
 *    clock that was wrong already.
 */
export class Horizon {
  private readonly began: Sight
  private sights: readonly Sight[] = []

  /** @param newest the time of the newest message that is `doubt` old; null where there is none. */
  constructor(
    private readonly clock: Clock,
    newest: Time | null,
  ) {
    this.began = { uptime: clock.uptime(), time: Math.min(clock.now(), newest ?? clock.now()) }
  }

  /** The time that can be trusted now. To be asked now and then. */
  now(): Time {
    const [now, uptime] = [this.clock.now(), this.clock.uptime()]
    this.sights = [...this.sights, { uptime, time: now }].filter((sight) => uptime - sight.uptime <= 2 * doubt)
    const believed = this.sights.filter((sight) => uptime - sight.uptime >= doubt).map(({ time }) => time)
    const passed = this.began.time + (uptime - this.began.uptime)
    return Math.min(now, Math.max(passed, ...believed))
  }
}
