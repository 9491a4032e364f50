import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import type { LocalEvent } from '../../shared/mirror/apply.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { flush } from './fakes/fake-host.ts'
import { memoryStore } from './outbox-store.ts'
import { Outbox } from './outbox.ts'

let clock: FakeClock
let told: LocalEvent[]
let sent: string[]
let store = memoryStore()
let outbox: Outbox

beforeEach(() => {
  clock = new FakeClock()
  told = []
  sent = []
  store = memoryStore()
  outbox = made()
})

function made(): Outbox {
  return new Outbox({ clock, store, tell: (event) => told.push(event) })
}

function row(clientId: string, room = 'room-lobby'): Pending {
  return { room, clientId, kind: 'text', text: `text of ${clientId}`, time: clock.now(), refusal: null }
}

/** Types a post, and waits until it is kept. */
async function add(clientId: string, room?: string): Promise<void> {
  await outbox.add(row(clientId, room))
}

/** Types a post on a disk that takes its time. */
async function type(clientId: string): Promise<void> {
  void outbox.add(row(clientId))
  await flush()
}

function connect(): void {
  outbox.connected((row) => sent.push(row.clientId))
}

const waiting = () => outbox.rows.map((row) => row.clientId)

describe('an outbox', () => {
  it('sends the next post only when the host has the one before', async () => {
    connect()
    await add('one')
    await add('two')
    expect(sent).toEqual(['one'])
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
    outbox.acknowledged('two')
    expect(waiting()).toEqual([])
  })

  it('keeps what is typed offline, and sends it in order', async () => {
    await add('one')
    await add('two')
    expect(sent).toEqual([])
    connect()
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
  })

  it('tells a row before it is sent, so that no echo comes for a row that nobody shows', async () => {
    const before: (string | undefined)[] = []
    outbox.connected(() => before.push(told.at(-1)?.type))
    await add('one')
    expect(before).toEqual(['queued'])
  })

  it('sends the post under way again after any number of reconnects', async () => {
    await add('one')
    for (let times = 0; times < 3; times++) {
      connect()
      outbox.disconnected()
    }
    expect(sent).toEqual(['one', 'one', 'one'])
    expect(waiting()).toEqual(['one'])
  })

  it('sends nothing while there is no connection, whatever else happens', async () => {
    connect()
    await add('one')
    outbox.disconnected()
    await add('two')
    outbox.acknowledged('one')
    clock.advance(60_000)
    expect(sent).toEqual(['one'])
  })

  it('waits as long as the host says when it was too fast, and sends the same post again', async () => {
    connect()
    await add('one')
    outbox.refused('one', refusal('rate-limited'), 700)
    await add('two')
    clock.advance(699)
    expect(sent).toEqual(['one'])
    clock.advance(1)
    expect(sent).toEqual(['one', 'one'])
    expect(told.some((event) => event.type === 'unsent')).toBe(false)
  })

  it('does not wait out a pause on a new connection, nor send twice when it ends', async () => {
    connect()
    await add('one')
    outbox.refused('one', refusal('rate-limited'), 700)
    outbox.disconnected()
    connect()
    clock.advance(1_000)
    expect(sent).toEqual(['one', 'one'])
  })

  it('marks a refused post with the reason, and goes on with the next', async () => {
    connect()
    await add('one')
    await add('two')
    outbox.refused('one', refusal('text-long'))
    expect(told.at(-1)).toEqual({
      type: 'unsent',
      room: 'room-lobby',
      clientId: 'one',
      refusal: { code: 'text-long' },
    })
    expect(sent).toEqual(['one', 'two'])
    expect(outbox.rows.map((row) => row.refusal?.code)).toEqual(['text-long', undefined])
  })

  it('sends a refused post again when its person says so, before what is not sent yet', async () => {
    connect()
    for (const id of ['one', 'two', 'three']) await add(id)
    outbox.refused('one', refusal('room-not-joined'))
    outbox.retry('one')
    await flush()
    outbox.acknowledged('two')
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two', 'one', 'three'])
  })

  it('does not send a waiting post twice because it is retried', async () => {
    connect()
    await add('one')
    outbox.retry('one')
    await flush()
    outbox.retry('unknown')
    await flush()
    expect(sent).toEqual(['one'])
  })

  it('forgets a post that its person discards, and goes on', async () => {
    connect()
    await add('one')
    await add('two')
    outbox.discard('one')
    expect(told.at(-1)).toEqual({ type: 'discarded', room: 'room-lobby', clientId: 'one' })
    outbox.refused('one', refusal('rate-limited'))
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
    expect(waiting()).toEqual(['two'])
  })

  it('forgets what waits for a room that is left', async () => {
    connect()
    await add('one', 'room-tea')
    await add('two', 'room-tea')
    await add('three')
    expect(outbox.leave('room-tea')).toBe(2)
    expect(waiting()).toEqual(['three'])
    expect(sent).toEqual(['one', 'three'])
  })

  it('heeds a refusal of the post under way alone', async () => {
    connect()
    await add('one')
    await add('two')
    outbox.refused('two', refusal('rate-limited'), 5)
    clock.advance(5)
    outbox.refused('two', refusal('text-long'))
    expect(sent).toEqual(['one'])
    expect(outbox.rows.every((row) => row.refusal === null)).toBe(true)
  })

  it('takes a client id once', async () => {
    await add('one')
    await add('one')
    expect(waiting()).toEqual(['one'])
  })

  it('is full at its limit, and says so', async () => {
    store.load = () => Array.from({ length: limits.outbox }, (_, at) => row(`id-${at}`))
    outbox = made()
    expect(await outbox.add(row('one more'))).toEqual({ ok: false, error: { code: 'outbox-full' } })
    outbox.discard('id-0')
    expect((await outbox.add(row('one more'))).ok).toBe(true)
  })

  it('finds again what its store kept, refusals too', async () => {
    connect()
    await add('one')
    outbox.refused('one', refusal('text-long'))
    await add('two')
    outbox = made()
    sent = []
    connect()
    expect(sent).toEqual(['two'])
    expect(outbox.rows[0]?.refusal?.code).toBe('text-long')
  })
})

describe('an outbox and its disk', () => {
  let written: (result: Result<null, Refusal>) => void

  beforeEach(() => {
    store.save = () => new Promise((resolve) => (written = resolve))
    connect()
  })

  it('says that a post waits when it is kept, and sends it then', async () => {
    await type('one')
    expect([told, sent]).toEqual([[], []])
    written(ok(null))
    await flush()
    expect(told).toMatchObject([{ type: 'queued', pending: { clientId: 'one', kept: true } }])
    expect(sent).toEqual(['one'])
  })

  it('does not let a post overtake one that is not kept yet', async () => {
    await type('one')
    const first = written
    await type('two')
    written(ok(null))
    await flush()
    expect(sent).toEqual([])
    first(ok(null))
    await flush()
    expect(sent).toEqual(['one'])
  })

  it('does not send what could not be kept, says so, and tries to keep it again when its person says so', async () => {
    await type('one')
    written(fail(refusal('disk-full')))
    await flush()
    expect(outbox.rows[0]?.refusal).toEqual({ code: 'outbox-unkept' })
    outbox.retry('one')
    written(ok(null))
    await flush()
    expect(sent).toEqual(['one'])
  })

  it('lets go of a post that was discarded before it was kept', async () => {
    await type('one')
    outbox.discard('one')
    written(fail(refusal('disk-full')))
    await flush()
    expect([waiting(), sent]).toEqual([[], []])
  })
})
