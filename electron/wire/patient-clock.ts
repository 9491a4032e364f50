import type { Clock } from '../../shared/clock.ts'

/**
 * A clock that looks at the network once more before it calls a wait over. After the event loop stood still, timers come
 * before the bytes that arrived meanwhile: a peer that spoke in time must not be taken for a silent one.
 */
export function patient(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    uptime: () => clock.uptime(),
    after(ms, act) {
      let over = false
      const cancel = clock.after(ms, () => setImmediate(() => over || act()))
      return () => {
        over = true
        cancel()
      }
    },
  }
}
