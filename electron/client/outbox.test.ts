import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import type { LocalEvent } from '../../shared/mirror/apply.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import { refusal } from '../../shared/refusals.ts'
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
  return { room, clientId, kind: 'text', text: `text of ${clientId}`, time: 1, refusal: null }
}

function connect(): void {
  outbox.connected((row) => sent.push(row.clientId))
}

const waiting = () => outbox.rows.map((row) => row.clientId)

describe('an outbox', () => {
  it('sends the next post only when the host has the one before', () => {
    connect()
    outbox.add(row('one'))
    outbox.add(row('two'))
    expect(sent).toEqual(['one'])
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
    outbox.acknowledged('two')
    expect(waiting()).toEqual([])
  })

  it('keeps what is typed offline, and sends it in order', () => {
    outbox.add(row('one'))
    outbox.add(row('two'))
    expect(sent).toEqual([])
    connect()
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
  })

  it('tells a row before it is sent, so that no echo comes for a row that nobody shows', () => {
    outbox.connected(() => expect(told.at(-1)).toMatchObject({ type: 'queued' }))
    outbox.add(row('one'))
    expect.assertions(1)
  })

  it('sends the post under way again after any number of reconnects', () => {
    outbox.add(row('one'))
    for (let times = 0; times < 3; times++) {
      connect()
      outbox.disconnected()
    }
    expect(sent).toEqual(['one', 'one', 'one'])
    expect(waiting()).toEqual(['one'])
  })

  it('sends nothing while there is no connection, whatever else happens', () => {
    connect()
    outbox.add(row('one'))
    outbox.disconnected()
    outbox.add(row('two'))
    outbox.acknowledged('one')
    clock.advance(60_000)
    expect(sent).toEqual(['one'])
  })

  it('waits as long as the host says when it was too fast, and sends the same post again', () => {
    connect()
    outbox.add(row('one'))
    outbox.refused('one', refusal('rate-limited'), 700)
    outbox.add(row('two'))
    clock.advance(699)
    expect(sent).toEqual(['one'])
    clock.advance(1)
    expect(sent).toEqual(['one', 'one'])
    expect(told.some((event) => event.type === 'unsent')).toBe(false)
  })

  it('does not wait out a pause on a new connection, nor send twice when it ends', () => {
    connect()
    outbox.add(row('one'))
    outbox.refused('one', refusal('rate-limited'), 700)
    outbox.disconnected()
    connect()
    clock.advance(1_000)
    expect(sent).toEqual(['one', 'one'])
  })

  it('marks a refused post with the reason, and goes on with the next', () => {
    connect()
    outbox.add(row('one'))
    outbox.add(row('two'))
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

  it('sends a refused post again when its person says so, before what is not sent yet', () => {
    connect()
    for (const id of ['one', 'two', 'three']) outbox.add(row(id))
    outbox.refused('one', refusal('room-not-joined'))
    outbox.retry('one')
    outbox.acknowledged('two')
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two', 'one', 'three'])
  })

  it('does not send a waiting post twice because it is retried', () => {
    connect()
    outbox.add(row('one'))
    outbox.retry('one')
    outbox.retry('unknown')
    expect(sent).toEqual(['one'])
  })

  it('forgets a post that its person discards, and goes on', () => {
    connect()
    outbox.add(row('one'))
    outbox.add(row('two'))
    outbox.discard('one')
    expect(told.at(-1)).toEqual({ type: 'discarded', room: 'room-lobby', clientId: 'one' })
    outbox.refused('one', refusal('rate-limited'))
    outbox.acknowledged('one')
    expect(sent).toEqual(['one', 'two'])
    expect(waiting()).toEqual(['two'])
  })

  it('forgets what waits for a room that is left', () => {
    connect()
    outbox.add(row('one', 'room-tea'))
    outbox.add(row('two', 'room-tea'))
    outbox.add(row('three'))
    expect(outbox.leave('room-tea')).toBe(2)
    expect(waiting()).toEqual(['three'])
    expect(sent).toEqual(['one', 'three'])
  })

  it('heeds a refusal of the post under way alone', () => {
    connect()
    outbox.add(row('one'))
    outbox.add(row('two'))
    outbox.refused('two', refusal('rate-limited'), 5)
    clock.advance(5)
    outbox.refused('two', refusal('text-long'))
    expect(sent).toEqual(['one'])
    expect(outbox.rows.every((row) => row.refusal === null)).toBe(true)
  })

  it('takes a client id once', () => {
    outbox.add(row('one'))
    outbox.add(row('one'))
    expect(waiting()).toEqual(['one'])
  })

  it('is full at its limit, and says so', () => {
    for (let count = 0; count < limits.outbox; count++) outbox.add(row(`id-${count}`))
    expect(outbox.add(row('one more'))).toEqual({ ok: false, error: { code: 'outbox-full' } })
    outbox.discard('id-0')
    expect(outbox.add(row('one more')).ok).toBe(true)
  })

  it('finds again what its store kept, refusals too', () => {
    connect()
    outbox.add(row('one'))
    outbox.refused('one', refusal('text-long'))
    outbox.add(row('two'))
    outbox = made()
    sent = []
    connect()
    expect(sent).toEqual(['two'])
    expect(outbox.rows[0]?.refusal?.code).toBe('text-long')
  })
})
