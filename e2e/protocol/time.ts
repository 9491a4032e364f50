import type { FakeClock } from '../../shared/fake-clock.ts'

/** Lets everything that is under way arrive: sockets of this process deliver within a few turns of the event loop. */
async function turn(): Promise<void> {
  await new Promise(setImmediate)
}

/** Lets time pass until this happens, and answers how much of it has passed. MUST happen within `most` ms. */
export async function passesUntil(clock: FakeClock, happens: Promise<unknown>, most = 120_000): Promise<number> {
  const began = clock.uptime()
  let happened = false
  void happens.then(() => (happened = true))
  for (await turn(); !happened; await turn()) {
    if (clock.uptime() - began > most) throw new Error(`It did not happen within ${most} ms.`)
    clock.advance(50)
  }
  return clock.uptime() - began
}
