import { performance } from 'node:perf_hooks'
import type { Clock } from '../../shared/clock.ts'

/** The computer's own time. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  uptime: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms).unref()
    return () => clearTimeout(timer)
  },
}
