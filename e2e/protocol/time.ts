import type { FakeClock } from '../../shared/fake-clock.ts'

/** Lets everything that is under way arrive: sockets of this process deliver within a few turns of the event loop. */
async function turn(): Promise<false> {
  await new Promise(setImmediate)
  return false
}

/** Lets time pass until this happens, and answers how much of it has passed. MUST happen within `most` ms. */
export async function passesUntil(clock: FakeClock, happens: Promise<unknown>, most = 120_000): Promise<number> {
  const began = clock.uptime()
  const happened = happens.then(() => true)
  while (!(await Promise.race([happened, turn()]))) {
    if (clock.uptime() - began > most) throw new Error(`It did not happen within ${most} ms.`)
    clock.advance(50)
  }
  return clock.uptime() - began
}
