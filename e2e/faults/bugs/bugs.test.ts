/** The checker is tested itself: each of ten seeded bugs is caught, by the rule that it breaks. */
import { describe, expect, it } from 'vitest'
import { memoryKeep } from '../../../electron/client/fakes/memory-keep.ts'
import type { Rule } from '../check/evidence.ts'
import type { CrashingStore } from '../small/crashing-store.ts'
import { SmallPlace } from '../small/small-place.ts'
import { wholeFittings, type Fittings, type SmallPerson } from '../small/small-person.ts'
import { AcknowledgesFirst, CountsOutside, KnowsNoRepeat, SwapsRows } from './bad-stores.ts'
import { doubleBroadcast, dropsOnReconnect, eavesdrops, resumesOffByOne } from './bugs.ts'

interface Scene {
  readonly place: SmallPlace
  readonly ali: SmallPerson
  readonly sara: SmallPerson
}

interface Bug {
  readonly store?: CrashingStore
  readonly ali?: Partial<Fittings>
  readonly sara?: Partial<Fittings>
}

async function scene({ store, ali, sara }: Bug): Promise<Scene> {
  const place = new SmallPlace(store)
  const made = {
    place,
    ali: place.person('Ali', { ...wholeFittings(), ...ali }),
    sara: place.person('Sara', { ...wholeFittings(), ...sara }),
  }
  await place.settles()
  return made
}

/** The same story with the bug and without it: only the bug breaks promises, and this one among them. */
async function catches(rule: Rule, bug: () => Bug, story: (scene: Scene) => Promise<void>): Promise<void> {
  const [bad, good] = [await scene(bug()), await scene({})]
  await story(good)
  expect(await good.place.judged()).toEqual([])
  await story(bad)
  expect((await bad.place.judged()).map((breach) => breach.rule)).toContain(rule)
}

async function bothTalk({ place, ali, sara }: Scene): Promise<void> {
  for (let at = 0; at < 3; at++) {
    ali.say()
    sara.say()
  }
  await place.turn()
}

async function answerLost({ place, ali }: Scene): Promise<void> {
  ali.say()
  await place.turn()
  // the answer finds no connection any more
  ali.cut()
  place.host.store.commit()
  await place.turn()
}

async function appDiesOffline({ place, ali }: Scene): Promise<void> {
  await place.host.crash()
  await place.turn()
  for (let at = 0; at < 3; at++) ali.say()
  ali.kill()
}

describe('the checker sees', () => {
  it('an acknowledgement before the commit', () =>
    catches(
      'kept-once',
      () => ({ store: new AcknowledgesFirst() }),
      async (scene) => {
        await bothTalk(scene)
        await scene.place.host.crash()
      },
    ))

  it('a host that knows no repeat', () => catches('kept-once', () => ({ store: new KnowsNoRepeat() }), answerLost))

  it('a seq that is given outside the transaction', () =>
    catches('one-order', () => ({ store: new CountsOutside() }), bothTalk))

  it('a post that is dropped on reconnect', () =>
    catches(
      'truthful',
      () => ({ ali: { meddle: dropsOnReconnect } }),
      async ({ place, ali }) => {
        ali.say()
        await place.turn()
        await place.host.crash()
        await place.turn()
      },
    ))

  it('two rows that are swapped', () => catches('one-order', () => ({ store: new SwapsRows() }), bothTalk))

  it('a message that is told twice', () => catches('one-order', () => ({ sara: { bend: doubleBroadcast } }), bothTalk))

  it('a message that is told to somebody who is not there', () => {
    const { heard, overheard } = eavesdrops()
    const bug = () => ({ ali: { bend: heard }, sara: { bend: overheard } })
    return catches('members-only', bug, async (scene) => {
      void scene.ali.join('tea')
      await scene.place.settles()
      scene.ali.say('tea')
      await scene.place.settles()
      await bothTalk(scene)
    })
  })

  it('an entry that the outbox has lost', () =>
    catches('truthful', () => ({ ali: { disk: memoryKeep((rows) => rows.slice(0, -1)) } }), appDiesOffline))

  it('a client that comes back one message short', () =>
    catches(
      'reaches-everyone',
      () => ({ sara: { bend: resumesOffByOne } }),
      async (scene) => {
        scene.sara.cut()
        await scene.place.host.crash()
        scene.ali.say()
        scene.place.host.begin()
        scene.sara.kill()
        scene.ali.cut()
        await scene.place.turn()
        scene.place.clock.advance(1_000)
        await scene.place.turn()
        scene.place.host.store.commit()
        await scene.place.turn()
      },
    ))

  it('an author whose order is broken', () =>
    catches('author-order', () => ({ ali: { disk: memoryKeep((rows) => rows.toReversed()) } }), appDiesOffline))
})
