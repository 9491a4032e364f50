import { beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/bridge.ts'
import { FakeClock } from '../../shared/fake-clock.ts'
import { emptyMirror, type Mirror } from '../../shared/mirror/mirror.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import { memoryPair } from '../wire/memory.ts'
import { Connection, usualTimes } from './connection.ts'
import { FakeHost, flush, frameOf, lobby, sara, you } from './fakes/fake-host.ts'
import { revision } from '../../shared/commands.ts'

let clock: FakeClock
let host: FakeHost
let told: string[]
let mirrors: Mirror[]
/** The seqs of what was handed on before `ready`, piece by piece. */
let pages: number[][]
let connection: Connection
/** What the client held of the host before. */
let held: Mirror

beforeEach(() => {
  clock = new FakeClock()
  host = new FakeHost()
  held = emptyMirror()
  told = []
  mirrors = []
  pages = []
})

async function connect(): Promise<void> {
  const [ours, theirs] = memoryPair(undefined, undefined, clock)
  host.accept(theirs)
  connection = new Connection(ours, clock, usualTimes, {
    held: () => held,
    early: (messages) => pages.push(messages.map(({ seq }) => seq)),
    ready: (mirror) => {
      mirrors.push(mirror)
      told.push('ready')
    },
    event: (event) => told.push(event.type),
    ended: ({ code }) => told.push(`ended ${code}`),
  })
  connection.greet({ name: 'Ali', agent: 'hearth/test' })
  await flush()
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms)
  await flush()
}

async function tell(...events: unknown[]): Promise<void> {
  host.tell(...events)
  await flush()
}

const topic = { type: 'topic', room: lobby, topic: 'tea', by: sara, time: 1 }

describe('a login', () => {
  it('says hello with the name and the revision', async () => {
    await connect()
    expect(host.heard).toEqual([
      { type: 'hello', protocol: 'hearth', revision, name: 'Ali', agent: 'hearth/test', capabilities: [] },
    ])
  })

  it('is told whole, never half', async () => {
    host.mute = true
    await connect()
    const login = host.login()
    await tell(...login.slice(0, -1))
    expect(told).toEqual([])
    await tell(login.at(-1))
    expect(told).toEqual(['ready'])
    expect(mirrors[0]?.rooms[lobby]?.members).toEqual([you, sara])
  })

  it('takes in what others do meanwhile', async () => {
    host.mute = true
    await connect()
    const login = host.login()
    await tell(...login.slice(0, -1), topic, login.at(-1))
    expect(told).toEqual(['ready'])
    expect(mirrors[0]?.rooms[lobby]?.topic).toBe('tea')
  })

  it.each(['name-taken', 'host-full', 'protocol-old'] as const)('ends when it is refused: %s', async (code) => {
    host.refuses = { type: 'refused', code }
    await connect()
    expect(told).toEqual([`ended ${code}`])
    expect(host.links).toEqual([])
  })

  it('ends when the host says goodbye in the middle of it', async () => {
    host.refuses = { type: 'bye', code: 'host-full' }
    await connect()
    expect(told).toEqual(['ended host-full'])
  })

  it('is given up when it takes too long', async () => {
    host.mute = true
    await connect()
    await pass(usualTimes.login - 1)
    expect(told).toEqual([])
    await pass(1)
    expect(told).toEqual(['ended login-late'])
  })

  it.each([
    ['newer', revision + 1, 'protocol-old'],
    ['older', revision - 1, 'protocol-new'],
  ])('is not made with a %s revision', async (_which, spoken, code) => {
    host.revision = spoken
    await connect()
    expect(told).toEqual([`ended ${code}`])
  })

  it('takes what hides or turns text out of the host’s name', async () => {
    host.name = ' Pla\u202ece\u0007 '
    await connect()
    expect(mirrors[0]?.host).toBe('Place')
  })

  it('hands on what is said meanwhile, as well as what was missing', async () => {
    host.mute = true
    await connect()
    const login = host.login()
    const about = { room: lobby, clientId: 'of-sara-1', author: sara, name: 'Sara', kind: 'text', time: 1 }
    await tell(...login.slice(0, -1), { type: 'message', seq: 1, text: 'first', ...about }, login.at(-1))
    expect([told, pages]).toEqual([['ready'], [[1]]])
  })

  it('knows a server of another kind by its first words', async () => {
    host.mute = true
    await connect()
    for (const link of host.links) link.send(new TextEncoder().encode('SSH-2.0-x\r\n'))
    await flush()
    expect(told).toEqual(['ended not-hearth'])
  })

  it('knows a server of another kind by its order of words', async () => {
    host.mute = true
    await connect()
    await tell({ type: 'ready' })
    expect(told).toEqual(['ended not-hearth'])
  })
})

describe('a connection', () => {
  beforeEach(connect)

  it('tells what happens, but neither heartbeats nor answers', async () => {
    await tell(topic, { type: 'ping', token: 7 }, { type: 'pong', token: 0 }, { type: 'done', request: 99 })
    expect(told).toEqual(['ready', 'topic'])
  })

  it('answers a ping with its token', async () => {
    await tell({ type: 'ping', token: 7 })
    expect(host.all('pong')).toEqual([{ type: 'pong', token: 7 }])
  })

  it('skips kinds of events that it does not know', async () => {
    await tell({ type: 'fireworks', colour: 'red' }, topic)
    expect(told).toEqual(['ready', 'topic'])
  })

  it.each([
    ['an event that does not fit', frameOf({ type: 'topic', room: 'no room' })],
    ['a second welcome', frameOf(new FakeHost().login()[0])],
    ['a second ready', frameOf({ type: 'ready' })],
    ['everyone outside of a login', frameOf({ type: 'everyone', room: lobby })],
    ['a frame of another kind', new Uint8Array([9, 0, 0, 0])],
  ])('ends at %s, and hears nothing behind it', async (_what, bytes) => {
    for (const link of host.links) link.send(Buffer.concat([bytes, frameOf(topic)]))
    await flush()
    expect(told).toEqual(['ready', 'ended frame-bad'])
    expect(host.links).toEqual([])
  })

  it('ends at a frame that is too large before its body comes', async () => {
    for (const link of host.links) link.send(new Uint8Array([0, 255, 255, 255]))
    await flush()
    expect(told).toEqual(['ready', 'ended frame-large'])
  })

  it('hears nothing more after its end', async () => {
    await tell({ type: 'bye', code: 'stopping' }, topic)
    expect(told).toEqual(['ready', 'ended stopping'])
  })

  it('is lost when it is cut without a word', async () => {
    host.cut()
    await flush()
    expect(told).toEqual(['ready', 'ended lost'])
  })

  it('asks a silent host, and gives it up when it stays silent', async () => {
    host.links[0]!.pause()
    await pass(usualTimes.deadAfter)
    await new Promise(setImmediate)
    expect(told).toEqual(['ready', 'ended idle'])
  })

  it('stays while the host answers', async () => {
    for (let turn = 0; turn < 10; turn++) await pass(usualTimes.pingAfter)
    expect(host.all('ping')).toHaveLength(10)
    expect(told).toEqual(['ready'])
  })

  it('says goodbye when it is left, and tells nothing more', async () => {
    connection.leave()
    await connection.gone
    expect(host.all('bye')).toHaveLength(1)
    expect(told).toEqual(['ready'])
  })

  it('is gone soon after it is left, also where the host reads no more', async () => {
    host.links[0]!.pause()
    connection.leave()
    let gone = false
    void connection.gone.then(() => (gone = true))
    await pass(usualTimes.farewell - 1)
    expect(gone).toBe(false)
    await pass(1)
    expect(gone).toBe(true)
  })

  it('leaves no timer behind', async () => {
    const pending = connection.ask({ type: 'rooms' })
    connection.leave()
    await pending
    await connection.gone
    expect(clock.timersLeft).toBe(0)
  })
})

describe('a request', () => {
  const asked = () => host.heard.at(-1) as unknown as { request: number; token: number }

  const roomsOf = (answer: Result<Answer, Refusal>) => answer.ok && answer.value.rooms?.map(({ name }) => name)

  beforeEach(connect)

  it('is answered by its number, in whatever order', async () => {
    const first = connection.ask({ type: 'join', name: 'tea', create: true })
    await flush()
    const one = asked().request
    const second = connection.ask({ type: 'topic', room: lobby, topic: '' })
    await flush()
    await tell({ type: 'refused', code: 'topic-long', request: asked().request })
    await tell({ type: 'done', request: one, room: 'room-tea' })
    expect(await first).toEqual({ ok: true, value: { room: 'room-tea' } })
    expect(await second).toEqual({ ok: false, error: { code: 'topic-long' } })
  })

  it('collects a list that comes in pieces', async () => {
    const answer = connection.ask({ type: 'rooms' })
    await flush()
    const { request } = asked()
    const room = (name: string) => ({ id: `room-${name}`, name, topic: '', members: 1 })
    await tell({ type: 'rooms', request, rooms: [room('a'), room('b')], more: true })
    await tell({ type: 'rooms', request, rooms: [room('c')], more: false })
    expect(roomsOf(await answer)).toEqual(['a', 'b', 'c'])
  })

  it('takes no more of an endless list than a host can have', async () => {
    const answer = connection.ask({ type: 'rooms' })
    await flush()
    const { request } = asked()
    const rooms = Array.from({ length: 90 }, (_, at) => ({ id: `room-${at}`, name: 'x', topic: '', members: 1 }))
    for (let times = 0; times < 60; times++) await tell({ type: 'rooms', request, rooms, more: true })
    expect(roomsOf(await answer)).toHaveLength(5_000)
  })

  it('measures the way there and back', async () => {
    host.links[0]!.pause()
    const answer = connection.ask({ type: 'ping' })
    await pass(120)
    host.links[0]!.resume()
    expect(await answer).toEqual({ ok: true, value: { ms: 120 } })
  })

  it('is lost with the connection', async () => {
    const answer = connection.ask({ type: 'rooms' })
    host.cut()
    expect(await answer).toEqual({ ok: false, error: { code: 'lost' } })
  })

  it('is not waited for without end', async () => {
    const answer = connection.ask({ type: 'rooms' })
    clock.advance(usualTimes.answer)
    expect(await answer).toEqual({ ok: false, error: { code: 'timed-out' } })
  })

  it('is not asked of a connection that is over', async () => {
    connection.leave()
    expect(await connection.ask({ type: 'rooms' })).toEqual({ ok: false, error: { code: 'offline' } })
  })
})
