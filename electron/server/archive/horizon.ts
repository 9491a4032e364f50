import type { Clock } from '../../../shared/clock.ts'
import type { Time } from '../../../shared/model.ts'

/** ms for which a clock that ran ahead must stay there before it is believed. */
export const doubt = 24 * 60 * 60_000

/** What a clock once said: when it was that the uptime began, if that was right. */
interface Sight {
  readonly uptime: number
  readonly began: Time
}

/**
 * What time it is, for deleting. A clock that jumps a year ahead by mistake must not cost a year of messages.
 * 1. It MUST never be later than the clock says.
 * 2. It MUST go on from the newest message that was a day old at the start only as fast as time passes; further than
 *    that it follows the clock only as far ahead as that was at each look of a whole day. A younger message may have
 *    its time from a clock that was wrong already.
 */
export class Horizon {
  private readonly began: Time
  private sights: readonly Sight[] = []

  /** @param newest the time of the newest message that is `doubt` old; null where there is none. */
  constructor(
    private readonly clock: Clock,
    newest: Time | null,
  ) {
    this.began = Math.min(clock.now(), newest ?? clock.now()) - clock.uptime()
  }

  /** The time that can be trusted now. To be asked now and then. */
  now(): Time {
    const [now, uptime] = [this.clock.now(), this.clock.uptime()]
    const seen = [...this.sights, { uptime, began: now - uptime }]
    const old = seen.findLastIndex((sight) => uptime - sight.uptime >= doubt)
    this.sights = seen.slice(Math.max(0, old))
    const stayed = old === -1 ? -Infinity : Math.min(...this.sights.map(({ began }) => began))
    return Math.min(now, uptime + Math.max(this.began, stayed))
  }
}
