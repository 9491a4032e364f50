import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import type { LocalEvent } from '../../shared/mirror/apply.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import { refusal } from '../../shared/refusals.ts'
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

function connect(): void {
  outbox.connected((row) => sent.push(row.clientId))
}

describe('a post that waits long', () => {
  const week = limits.outboxKept
  const fates = () => outbox.rows.map(({ refusal: why }) => why?.code)

  function typed(clientId: string): Promise<void> {
    void outbox.add({ ...row(clientId), time: clock.now() })
    return flush()
  }

  it('is kept for seven days, and then waits for its person', async () => {
    await typed('one')
    clock.advance(week - 1)
    outbox.disconnected()
    expect(fates()).toEqual([undefined])
    clock.advance(1)
    outbox.disconnected()
    expect(fates()).toEqual(['outbox-old'])
    connect()
    expect(sent).toEqual([])
  })

  it('is not sent at the next start where that is too late', async () => {
    await typed('one')
    clock.advance(week)
    outbox = made()
    connect()
    expect([fates(), sent]).toEqual([['outbox-old'], []])
  })

  it('waits another seven days when it is sent again', async () => {
    await typed('one')
    clock.advance(week)
    outbox.disconnected()
    outbox.retry('one')
    await flush()
    clock.advance(week - 1)
    connect()
    expect(sent).toEqual(['one'])
  })
})

describe('an outbox whose host has no room on its disk', () => {
  const stalls = () => told.flatMap((event) => (event.type === 'stalled' ? [event.refusal?.code ?? null] : []))

  beforeEach(async () => {
    connect()
    await add('one')
    await add('two')
    outbox.refused('one', refusal('disk-full'), 5_000)
  })

  it('keeps the post, says once that the host is stalled, and tries again by itself', () => {
    clock.advance(5_000)
    outbox.refused('one', refusal('disk-full'), 5_000)
    clock.advance(5_000)
    expect(sent).toEqual(['one', 'one', 'one'])
    expect([stalls(), outbox.rows.map((waits) => waits.refusal)]).toEqual([['disk-full'], [null, null]])
  })

  it('says that the host goes on when it has taken a post', () => {
    clock.advance(5_000)
    outbox.acknowledged('one')
    expect([stalls(), sent]).toEqual([
      ['disk-full', null],
      ['one', 'one', 'two'],
    ])
  })

  it('has nothing to say of it any more when nothing waits', () => {
    outbox.discard('one')
    expect(stalls()).toEqual(['disk-full'])
    outbox.discard('two')
    expect(stalls()).toEqual(['disk-full', null])
  })
})
