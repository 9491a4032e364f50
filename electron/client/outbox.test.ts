import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { flush } from './fakes/fake-host.ts'
import { OutboxScene } from './fakes/outbox-scene.ts'

let scene: OutboxScene

beforeEach(() => {
  scene = new OutboxScene()
})

/** Types a post on a disk that takes its time. */
async function type(clientId: string): Promise<void> {
  void scene.outbox.add(scene.row(clientId))
  await flush()
}

const waiting = () => scene.outbox.rows.map((row) => row.clientId)

describe('an outbox', () => {
  it('sends the next post only when the host has the one before', async () => {
    scene.connect()
    await scene.add('one')
    await scene.add('two')
    expect(scene.sent).toEqual(['one'])
    scene.outbox.acknowledged('one')
    expect(scene.sent).toEqual(['one', 'two'])
    scene.outbox.acknowledged('two')
    expect(waiting()).toEqual([])
  })

  it('keeps what is typed offline, and sends it in order', async () => {
    await scene.add('one')
    await scene.add('two')
    expect(scene.sent).toEqual([])
    scene.connect()
    scene.outbox.acknowledged('one')
    expect(scene.sent).toEqual(['one', 'two'])
  })

  it('tells a row before it is sent, so that no echo comes for a row that nobody shows', async () => {
    const before: (string | undefined)[] = []
    scene.outbox.connected(() => before.push(scene.told.at(-1)?.type))
    await scene.add('one')
    expect(before).toEqual(['queued'])
  })

  it('sends the post under way again after any number of reconnects', async () => {
    await scene.add('one')
    for (let times = 0; times < 3; times++) {
      scene.connect()
      scene.outbox.disconnected()
    }
    expect(scene.sent).toEqual(['one', 'one', 'one'])
    expect(waiting()).toEqual(['one'])
  })

  it('sends nothing while there is no connection, whatever else happens', async () => {
    scene.connect()
    await scene.add('one')
    scene.outbox.disconnected()
    await scene.add('two')
    scene.outbox.acknowledged('one')
    scene.clock.advance(60_000)
    expect(scene.sent).toEqual(['one'])
  })

  it.each([
    ['as long as the host says', 700, 700],
    ['for a minute where the host asks for an hour', 3_600_000, 60_000],
  ])('waits %s when it was too fast, and sends the same post again', async (_, said, waits) => {
    scene.connect()
    await scene.add('one')
    scene.outbox.refused('one', refusal('rate-limited'), said)
    await scene.add('two')
    scene.clock.advance(waits - 1)
    expect(scene.sent).toEqual(['one'])
    scene.clock.advance(1)
    expect(scene.sent).toEqual(['one', 'one'])
    expect(scene.told.some((event) => event.type === 'unsent')).toBe(false)
  })

  it('does not wait out a pause on a new connection, nor send twice when it ends', async () => {
    scene.connect()
    await scene.add('one')
    scene.outbox.refused('one', refusal('rate-limited'), 700)
    scene.outbox.disconnected()
    scene.connect()
    expect(scene.sent).toEqual(['one', 'one'])
    scene.clock.advance(1_000)
    expect(scene.sent).toEqual(['one', 'one'])
  })

  it('marks a refused post with the reason, and goes on with the next', async () => {
    scene.connect()
    await scene.add('one')
    await scene.add('two')
    scene.outbox.refused('one', refusal('text-long'))
    expect(scene.told.at(-1)).toEqual({
      type: 'unsent',
      room: 'room-lobby',
      clientId: 'one',
      refusal: { code: 'text-long' },
    })
    expect(scene.sent).toEqual(['one', 'two'])
    expect(scene.outbox.rows.map((row) => row.refusal?.code)).toEqual(['text-long', undefined])
  })

  it('sends a refused post again when its person says so, before what is not sent yet', async () => {
    scene.connect()
    for (const id of ['one', 'two', 'three']) await scene.add(id)
    scene.outbox.refused('one', refusal('room-not-joined'))
    scene.outbox.retry('one')
    await flush()
    scene.outbox.acknowledged('two')
    scene.outbox.acknowledged('one')
    expect(scene.sent).toEqual(['one', 'two', 'one', 'three'])
  })

  it('does not send a waiting post twice because it is retried', async () => {
    scene.connect()
    await scene.add('one')
    scene.outbox.retry('one')
    await flush()
    scene.outbox.retry('unknown')
    await flush()
    expect(scene.sent).toEqual(['one'])
  })

  it('forgets a post that its person discards, and goes on', async () => {
    scene.connect()
    await scene.add('one')
    await scene.add('two')
    scene.outbox.discard('one')
    expect(scene.told.at(-1)).toEqual({ type: 'discarded', room: 'room-lobby', clientId: 'one' })
    scene.outbox.refused('one', refusal('rate-limited'))
    scene.outbox.acknowledged('one')
    expect(scene.sent).toEqual(['one', 'two'])
    expect(waiting()).toEqual(['two'])
  })

  it('forgets what waits for a room that its person leaves, and says so', async () => {
    scene.connect()
    await scene.add('one', 'room-tea')
    await scene.add('two', 'room-tea')
    await scene.add('three')
    scene.outbox.leave('room-tea')
    const discarded = scene.told.flatMap((event) => (event.type === 'discarded' ? [event.clientId] : []))
    expect(discarded).toEqual(['one', 'two'])
    expect(waiting()).toEqual(['three'])
    expect(scene.sent).toEqual(['one', 'three'])
  })

  it('heeds a refusal of the post under way alone', async () => {
    scene.connect()
    await scene.add('one')
    await scene.add('two')
    scene.outbox.refused('two', refusal('rate-limited'), 5)
    scene.clock.advance(5)
    scene.outbox.refused('two', refusal('text-long'))
    expect(scene.sent).toEqual(['one'])
    expect(scene.outbox.rows.every((row) => row.refusal === null)).toBe(true)
  })

  it('takes a client id once', async () => {
    await scene.add('one')
    await scene.add('one')
    expect(waiting()).toEqual(['one'])
  })

  it('is full at its limit, and says so', async () => {
    scene.store.load = () => Array.from({ length: limits.outbox }, (_, at) => scene.row(`id-${at}`))
    scene.restart()
    expect(await scene.outbox.add(scene.row('one more'))).toEqual({ ok: false, error: { code: 'outbox-full' } })
    scene.outbox.discard('id-0')
    expect((await scene.outbox.add(scene.row('one more'))).ok).toBe(true)
  })

  it('finds again what its store kept, refusals too', async () => {
    scene.connect()
    await scene.add('one')
    scene.outbox.refused('one', refusal('text-long'))
    await scene.add('two')
    scene.restart()
    scene.sent = []
    scene.connect()
    expect(scene.sent).toEqual(['two'])
    expect(scene.outbox.rows[0]?.refusal?.code).toBe('text-long')
  })
})

describe('an outbox and its disk', () => {
  let written: (result: Result<null, Refusal>) => void

  beforeEach(() => {
    scene.store.save = () => new Promise((resolve) => (written = resolve))
    scene.connect()
  })

  it('says that a post waits when it is kept, and sends it then', async () => {
    await type('one')
    expect([scene.told, scene.sent]).toEqual([[], []])
    written(ok(null))
    await flush()
    expect(scene.told).toMatchObject([{ type: 'queued', pending: { clientId: 'one', kept: true } }])
    expect(scene.sent).toEqual(['one'])
  })

  it('does not let a post overtake one that is not kept yet', async () => {
    await type('one')
    const first = written
    await type('two')
    written(ok(null))
    await flush()
    expect(scene.sent).toEqual([])
    first(ok(null))
    await flush()
    expect(scene.sent).toEqual(['one'])
  })

  it('does not send what could not be kept, says so, and tries to keep it again when its person says so', async () => {
    await type('one')
    written(fail(refusal('disk-full')))
    await flush()
    expect(scene.outbox.rows[0]?.refusal).toEqual({ code: 'outbox-unkept' })
    scene.outbox.retry('one')
    written(ok(null))
    await flush()
    expect(scene.sent).toEqual(['one'])
  })

  it('lets go of a post that was discarded before it was kept', async () => {
    await type('one')
    scene.outbox.discard('one')
    written(fail(refusal('disk-full')))
    await flush()
    expect([waiting(), scene.sent]).toEqual([[], []])
  })
})
