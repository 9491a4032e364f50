/** Rule U for stories that nobody thought of: the real host and the real engine, with every order of what is on its way. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { populate, stories } from './acts.ts'
import { CrashingStore } from './crashing-store.ts'
import { ScheduledLink } from './scheduled-link.ts'
import { SmallPlace } from './small-place.ts'

/** HEARTH_RUNS=20000 looks longer. */
const runs = Number(process.env['HEARTH_RUNS'] ?? 1_000)

it('whatever happens in whatever order, nothing acknowledged is lost, doubled, misplaced or misdirected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), stories, async (scheduler, story) => {
      const place = new SmallPlace(new CrashingStore(), (link) => new ScheduledLink(link, scheduler))
      const arrive = async (): Promise<void> => {
        for (; scheduler.count() > 0; await place.turn()) await scheduler.waitAll()
      }
      populate(place)
      await place.settles(arrive)
      await fc.scheduledModelRun(scheduler, () => ({ model: { down: false }, real: place }), story)
      expect(await place.judged(arrive)).toEqual([])
    }),
    { numRuns: runs },
  )
}, 600_000)
