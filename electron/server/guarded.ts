import type { Clock } from '../../shared/clock.ts'

/** A clock whose timers are run by a guard: nobody else stands between them and the event loop. */
export function guarded(clock: Clock, guard: (act: () => void) => void): Clock {
  return {
    now: () => clock.now(),
    uptime: () => clock.uptime(),
    // what a timer answers means nothing: a guard waits for none of it
    after: (ms, act) => clock.after(ms, () => guard(() => void act())),
  }
}
