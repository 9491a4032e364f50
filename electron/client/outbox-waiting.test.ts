import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { refusal } from '../../shared/refusals.ts'
import { fail } from '../../shared/result.ts'
import { flush } from './fakes/fake-host.ts'
import { OutboxScene } from './fakes/outbox-scene.ts'

let scene: OutboxScene

beforeEach(() => {
  scene = new OutboxScene()
})

describe('a post that waits long', () => {
  const week = limits.outboxKept
  const fates = () => scene.outbox.rows.map(({ refusal: why }) => why?.code)

  function typed(clientId: string): Promise<void> {
    void scene.outbox.add({ ...scene.row(clientId), time: scene.clock.now() })
    return flush()
  }

  it('is kept for seven days, and then waits for its person', async () => {
    await typed('one')
    scene.clock.advance(week - 1)
    scene.outbox.disconnected()
    expect(fates()).toEqual([undefined])
    scene.clock.advance(1)
    scene.outbox.disconnected()
    expect(fates()).toEqual(['outbox-old'])
    scene.connect()
    expect(scene.sent).toEqual([])
  })

  it('is not sent at the next start where that is too late', async () => {
    await typed('one')
    scene.clock.advance(week)
    scene.restart()
    scene.connect()
    expect([fates(), scene.sent]).toEqual([['outbox-old'], []])
  })

  it('waits another seven days when it is sent again', async () => {
    await typed('one')
    scene.clock.advance(week)
    scene.outbox.disconnected()
    scene.outbox.retry('one')
    await flush()
    scene.clock.advance(week - 1)
    scene.connect()
    expect(scene.sent).toEqual(['one'])
  })
})

describe('an outbox whose host has no room on its disk', () => {
  const stalls = () => scene.told.flatMap((event) => (event.type === 'stalled' ? [event.refusal?.code ?? null] : []))

  beforeEach(async () => {
    scene.connect()
    await scene.add('one')
    await scene.add('two')
    scene.outbox.refused('one', refusal('disk-full'), 5_000)
  })

  it('keeps the post, says once that the host is stalled, and tries again by itself', () => {
    scene.clock.advance(5_000)
    scene.outbox.refused('one', refusal('disk-full'), 5_000)
    scene.clock.advance(5_000)
    expect(scene.sent).toEqual(['one', 'one', 'one'])
    expect([stalls(), scene.outbox.rows.map((waits) => waits.refusal)]).toEqual([['disk-full'], [null, null]])
  })

  it('says that the host goes on when it has taken a post', () => {
    scene.clock.advance(5_000)
    scene.outbox.acknowledged('one')
    expect([stalls(), scene.sent]).toEqual([
      ['disk-full', null],
      ['one', 'one', 'two'],
    ])
  })

  it('has nothing to say of it any more when nothing waits', () => {
    scene.outbox.discard('one')
    expect(stalls()).toEqual(['disk-full'])
    scene.outbox.discard('two')
    expect(stalls()).toEqual(['disk-full', null])
  })

  it('has nothing to say of it any more when what waited has waited too long', () => {
    scene.outbox.disconnected()
    scene.clock.advance(limits.outboxKept)
    scene.outbox.disconnected()
    expect(stalls()).toEqual(['disk-full', null])
  })

  it('has nothing to say of it any more when all that still waited could not be kept', async () => {
    scene.store.save = () => Promise.resolve(fail(refusal('disk-failed')))
    void scene.outbox.add(scene.row('three'))
    scene.outbox.discard('one')
    scene.outbox.discard('two')
    expect(stalls()).toEqual(['disk-full'])
    await flush()
    expect(stalls()).toEqual(['disk-full', null])
  })
})
