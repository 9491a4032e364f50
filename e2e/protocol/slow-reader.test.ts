import { describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import type { Wishes } from './hosts/inside.ts'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { opened, type Host } from './host.ts'
import type { Person } from './speech/person.ts'

const plenty = { burst: 100_000, perSecond: 1 }
/** What is not tried here: how fast one may talk, and how many may come at once. */
const raised = {
  messages: plenty,
  changes: plenty,
  pages: plenty,
  bytes: { burst: 1024 ** 3, perSecond: 1 },
  unauthenticated: 1_000,
}
const long = '😀'.repeat(8_000)
const longBytes = 32 * 1024
/** So many long ones are more than any system keeps in the buffers of one connection. */
const many = 400

const carriers = [ClearTcp, InMemory, InsideTls]

/** Ali and a reader who has stopped reading, alone in a room where Ali says more than fits between them. */
async function stuck(host: Host): Promise<{ ali: Person; slow: Person; room: string }> {
  const [ali, slow] = [await host.person('Ali'), await host.person('Slow')]
  const room = await ali.joins('long-room')
  await slow.joins('long-room')
  slow.stallsReading()
  await saysLong(ali, room, many)
  return { ali, slow, room }
}

/** Says so many long ones in a room where nothing was said, and hears each. */
async function saysLong(person: Person, room: string, count: number): Promise<void> {
  for (let newest = 4; newest <= count; newest += 4) {
    for (let one = 0; one < 4; one++) person.says(long, room)
    await person.hears({ type: 'message', room, seq: newest })
  }
}

function seqsHeard(person: Person, room: string): number[] {
  return person.heard({ type: 'message', room }).map(({ seq }) => seq)
}

/** The newest message of a room that somebody was sent, or was told to be without. */
function newestTold(person: Person, room: string): number {
  const behind = person.heard({ type: 'behind' }).flatMap(({ rooms }) => rooms.filter((one) => one.room === room))
  return Math.max(0, ...seqsHeard(person, room), ...behind.map(({ newest }) => newest))
}

function upTo(newest: number): number[] {
  return Array.from({ length: newest }, (_, at) => at + 1)
}

describe.each(carriers)('F21: a reader who does not read, over %o,', (Over) => {
  const wishes = (more: Wishes = {}) => new Over({ ...more, limits: raised })

  it('costs fifty others nothing, and misses nothing when it reads again', async () => {
    const host = await opened(wishes())
    const { slow, room } = await stuck(host)
    const others = await Promise.all(upTo(50).map(() => host.person('Other')))
    for (const other of others) other.says('hello')
    for (const other of others) await other.hears({ type: 'message', room: other.lobby, seq: 50 })
    for (const other of others) expect(seqsHeard(other, other.lobby)).toEqual(upTo(50))
    slow.readsAgain()
    while (newestTold(slow, room) < many) await slow.hears({ type: 'behind' })
    const pushed = seqsHeard(slow, room)
    expect(pushed.length).toBeLessThan(many)
    expect(pushed).toEqual([...pushed].sort((one, other) => one - other))
    const missed = await slow.looksBack(room, many - 20)
    expect(missed.map(({ seq }) => seq)).toEqual(upTo(many).slice(-20))
    expect((await slow.looksBack()).map(({ seq }) => seq)).toEqual(upTo(50))
  })

  it('is pushed messages again when it has caught up', async () => {
    const host = await opened(wishes())
    const { ali, slow, room } = await stuck(host)
    slow.readsAgain()
    while (newestTold(slow, room) < many) await slow.hears({ type: 'behind' })
    const clientId = ali.says('and now', room)
    expect(await slow.hears({ type: 'message', clientId })).toMatchObject({ seq: many + 1 })
  })

  it('is cut after 30 s in which nothing left, and not before', async () => {
    const clock = new FakeClock()
    const host = await opened(wishes({ clock }))
    const { ali, slow } = await stuck(host)
    clock.advance(29_999)
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone', person: slow.id })).toEqual([])
    clock.advance(1)
    expect(await ali.hears({ type: 'gone', person: slow.id })).toMatchObject({ why: 'lost' })
  })

  it('is cut past the hard limit, by what even who lags is told', async () => {
    const host = await opened(wishes())
    const { ali, slow, room } = await stuck(host)
    const topic = '😀'.repeat(limits.topicCodePoints - 1)
    const gone = () => ali.heard({ type: 'gone', person: slow.id })
    for (let told = 0; gone().length === 0 && told < 2 * limits.sendQueue.hard.value; told += 40 * topic.length * 2) {
      for (let at = 1; at < 40; at++)
        ali.writes({ type: 'topic', request: 1_000 + at, room, topic: `${topic}${at % 2}` })
      await ali.asks('topic', { room, topic: `${topic}0` })
    }
    await vi.waitFor(() => expect(gone()).toMatchObject([{ why: 'lost' }]))
    await ali.posts('still served')
  })

  it('is told no more than it reads, however much it asks for, and costs nobody anything', async () => {
    const host = await opened(wishes())
    const { ali, slow, room } = await stuck(host)
    for (let request = 1_000; request < 1_000 + many; request++) {
      slow.writes({ type: 'history', request, room, way: 'after', seq: many - 1 })
    }
    await ali.posts('still served')
    expect(ali.heard({ type: 'gone', person: slow.id })).toEqual([])
    slow.readsAgain()
    await slow.hears({ type: 'history', request: 1_000 + many - 1 })
  })
})

describe('what waits for all readers together', () => {
  const most = 16 * 1024 * 1024

  it('has an end: who has the most waiting is cut first, and nobody else', async () => {
    const sendQueue = { soft: most, hard: 4 * most }
    // time stands still, so that nobody is cut for having read nothing for long
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, limits: { ...raised, sendQueue, sendQueues: most } }))
    const [ali, one, other] = [await host.person('Ali'), await host.person('One'), await host.person('Other')]
    const [both, alone] = [await ali.joins('both'), await ali.joins('alone')]
    for (const [person, name] of [
      [one, 'both'],
      [one, 'alone'],
      [other, 'both'],
    ] as const)
      await person.joins(name)
    for (const person of [one, other]) person.stallsReading()
    await saysLong(ali, both, (most * 0.4) / longBytes)
    expect(ali.heard({ type: 'gone' })).toEqual([])
    await saysLong(ali, alone, (most * 0.3) / longBytes)
    await ali.hears({ type: 'gone', person: one.id, why: 'lost' })
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone', person: other.id })).toEqual([])
    other.readsAgain()
    await other.catchesUp()
  })
})
