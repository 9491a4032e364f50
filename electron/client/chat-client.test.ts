import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom } from '../../shared/model.ts'
import { ChatClient } from './chat-client.ts'
import { FakeHost, flush, lobby, sara, you } from './fake-host.ts'
import { FakeNetwork, keyOf } from './fake-network.ts'
import { FakeWindow } from './fake-window.ts'
import type { KnownHost } from './known-host.ts'

const home: KnownHost = {
  id: 'home',
  name: '',
  addresses: [{ host: 'a', port: 5050 }],
  hints: [],
  trust: { type: 'pin', keyHash: keyOf('one') },
  myName: 'Ali',
  own: false,
  left: false,
}

let network: FakeNetwork
let host: FakeHost
let window: FakeWindow
let kept: KnownHost | undefined
let client: ChatClient

beforeEach(() => {
  network = new FakeNetwork()
  host = new FakeHost()
  window = new FakeWindow()
  kept = undefined
  network.put('a', host)
  client = new ChatClient(home, network.surroundings, {
    notice: (notice) => window.hear(notice),
    keep: (known) => (kept = known),
  })
})

async function pass(ms: number): Promise<void> {
  network.clock.advance(ms)
  await flush()
}

function post(clientId: string, text = 'hi') {
  return client.post({ room: lobby, clientId, kind: 'text', text })
}

async function tell(...events: unknown[]): Promise<void> {
  host.tell(...events)
  await flush()
}

const link = () => client.view.link
const room = () => client.mirror.rooms[lobby]!
const said = () => host.said.map((message) => message.clientId)

/** What the window made of the notices is what the client holds. */
function expectSame(): void {
  expect(window.mirror('home')).toEqual(client.mirror)
}

describe('a client', () => {
  it('tells everything once it is online, and then what happens', async () => {
    await client.connect()
    expect(window.links).toEqual(['connecting', 'online'])
    await tell({ type: 'topic', room: lobby, topic: 'tea', by: sara, time: 5 })
    expect(window.notices.map((notice) => notice.type)).toEqual(['host', 'mirror', 'host', 'event'])
    expect(room().topic).toBe('tea')
    expectSame()
  })

  it('remembers what the host calls itself and where it was met', async () => {
    await client.connect()
    expect(kept).toMatchObject({ name: 'Place', addresses: [{ host: 'a', port: 5050 }] })
    expect(client.view).toMatchObject({ name: 'Place', address: 'a', fingerprint: { hash: keyOf('one') } })
  })

  it('is shown by its address until it has a name', () => {
    expect(client.view.name).toBe('a')
  })

  it('comes back by itself when the connection was lost', async () => {
    await client.connect()
    host.cut()
    await flush()
    expect(link()).toEqual({ type: 'waiting', refusal: { code: 'lost' }, retryAt: network.clock.now() + 250 })
    await pass(250)
    expect(link()).toEqual({ type: 'online' })
  })

  it('waits longer after each try that failed, and says when the next one is', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    const waits: number[] = []
    for (let tries = 0; tries < 7; tries++) {
      const state = link()
      if (state.type !== 'waiting') break
      waits.push(state.retryAt - network.clock.now())
      await pass(waits.at(-1)!)
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })

  it('goes on waiting longer where a host lets it in and throws it out', async () => {
    await client.connect()
    for (let times = 0; times < 4; times++) {
      await tell({ type: 'bye', code: 'slow' })
      await pass(5_000)
    }
    await tell({ type: 'bye', code: 'slow' })
    expect(link()).toMatchObject({ retryAt: network.clock.now() + 250 * 16 })
  })

  it('begins with short waits again after a good connection', async () => {
    await client.connect()
    for (let times = 0; times < 3; times++) {
      await pass(10_000)
      host.cut()
      await flush()
      expect(link()).toMatchObject({ retryAt: network.clock.now() + 250 })
      await pass(250)
    }
  })

  it('tries at once when the computer wakes up', async () => {
    network.put('a', 'unreachable')
    await client.connect()
    await pass(250)
    network.put('a', host)
    client.wake()
    await flush()
    expect(link().type).toBe('online')
  })

  it('makes sure of a connection that slept, and makes a new one where it died', async () => {
    await client.connect()
    host.links[0]!.pause()
    client.wake()
    await pass(4_000)
    expect(link()).toMatchObject({ type: 'waiting', refusal: { code: 'idle' } })
    await pass(250)
    expect(link().type).toBe('online')
  })

  it('keeps a connection that slept and still answers', async () => {
    await client.connect()
    client.wake()
    await flush()
    await pass(10_000)
    expect(window.links).toEqual(['connecting', 'online'])
  })

  it.each(['name-taken', 'protocol-old', 'key-required'] as const)('stops where trying is no use: %s', async (code) => {
    host.refuses = { type: 'refused', code }
    expect(await client.connect()).toEqual({ type: 'stopped', refusal: { code } })
    await pass(60_000)
    client.wake()
    await flush()
    expect(network.dials).toHaveLength(1)
  })

  it('sends nothing to a host with another key', async () => {
    network.put('a', host, 'two')
    expect(await client.connect()).toEqual({ type: 'stopped', refusal: { code: 'key-changed' } })
    expect(host.heard).toEqual([])
  })

  it('tries the address first where it was met last', async () => {
    client.learn({ ...home, addresses: [...home.addresses, { host: 'b', port: 5050 }] })
    network.put('a', 'unreachable')
    network.put('b', host)
    await client.connect()
    expect(network.dials).toEqual(['a', 'b'])
    host.cut()
    await flush()
    await pass(250)
    expect(network.dials).toEqual(['a', 'b', 'b'])
    expect(client.view.address).toBe('b')
  })

  it('leaves with a goodbye, and stays away', async () => {
    await client.connect()
    await client.leave()
    expect(host.all('bye')).toHaveLength(1)
    await pass(60_000)
    client.wake()
    expect(link()).toEqual({ type: 'left' })
    expect(network.dials).toHaveLength(1)
    expect(network.clock.timersLeft).toBe(0)
  })

  it('can be left while it waits for its next try', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    await client.leave()
    await pass(60_000)
    expect(network.dials).toHaveLength(1)
    expect(network.clock.timersLeft).toBe(0)
  })

  it('can be left while it is connecting', async () => {
    host.mute = true
    const connected = client.connect()
    await client.leave()
    expect(await connected).toEqual({ type: 'left' })
    await flush()
    expect(host.links).toEqual([])
    expect(network.clock.timersLeft).toBe(0)
  })

  it('comes with the name that was last taken', async () => {
    host.refuses = { type: 'refused', code: 'name-taken' }
    await client.connect()
    expect(await client.ask({ type: 'rename', name: 'Bali' })).toEqual({ ok: false, error: { code: 'name-taken' } })
    host.refuses = null
    expect(await client.ask({ type: 'rename', name: 'Omid' })).toEqual({ ok: true, value: {} })
    expect(host.all('hello').map((hello) => hello.name)).toEqual(['Ali', 'Bali', 'Omid'])
    expect([link().type, kept?.myName]).toEqual(['online', 'Omid'])
  })

  it('keeps another name for later where the host is away', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    expect(await client.ask({ type: 'rename', name: 'Omid' })).toEqual({ ok: true, value: {} })
    expect(kept?.myName).toBe('Omid')
  })

  it('refuses a name that no host would take', async () => {
    expect(await client.ask({ type: 'rename', name: 'x' })).toEqual({ ok: false, error: { code: 'name-short' } })
    expect(kept).toBeUndefined()
  })

  it('asks the host for another name when it is there, and keeps it when it is given', async () => {
    await client.connect()
    const refused = client.ask({ type: 'rename', name: 'Sara' })
    await flush()
    await tell({ type: 'refused', code: 'name-taken', request: 1 })
    expect((await refused).ok).toBe(false)
    expect(client.host.myName).toBe('Ali')
    await tell({ type: 'renamed', person: you, name: 'Omid', was: 'Ali', time: 1 })
    expect(kept?.myName).toBe('Omid')
  })

  it('cannot ask a host that is away', async () => {
    expect(await client.ask({ type: 'rooms' })).toEqual({ ok: false, error: { code: 'offline' } })
  })

  it('remembers what was read, as far as there is something to read', async () => {
    await client.connect()
    await tell(host.receive({ type: 'post', room: lobby, clientId: 'of-sara-1', kind: 'text', text: 'hi' }, sara))
    expect(room().unread).toBe(1)
    client.read(lobby, 99)
    client.read(lobby, 1)
    client.read('room-unknown', 1)
    expect([room().read, room().unread]).toEqual([1, 0])
    expect(window.notices.filter((notice) => notice.type === 'event')).toHaveLength(2)
    expectSame()
  })

  it('opens a direct conversation with somebody it knows of', async () => {
    expect(client.openDirect(sara)).toEqual({ ok: false, error: { code: 'offline' } })
    await client.connect()
    const direct = directRoom(you, sara)
    expect(client.openDirect(sara)).toEqual({ ok: true, value: direct })
    expect(client.openDirect(sara)).toEqual({ ok: true, value: direct })
    expect(client.openDirect('key-nobody')).toEqual({ ok: false, error: { code: 'person-unknown' } })
    expect(client.mirror.rooms[direct]?.kind).toBe('direct')
    expectSame()
  })

  it('ends with a host that would fill its memory', async () => {
    await client.connect()
    for (let turn = 0; turn < 101; turn++) {
      const people = Array.from({ length: 200 }, (_, at) => ({ id: `key-${turn}-${at}`, name: 'x', presence: 'here' }))
      await tell({ type: 'people', people })
    }
    expect(link()).toEqual({ type: 'stopped', refusal: { code: 'frame-bad' } })
  })
})

describe('a message of one’s own', () => {
  beforeEach(() => client.connect())

  it('is shown at once, and settled by its echo', async () => {
    host.answer = () => null
    expect(post('mine-0001').ok).toBe(true)
    expect(room().pending.map((row) => row.clientId)).toEqual(['mine-0001'])
    expectSame()
    await flush()
    await tell(host.receive(host.all('post')[0]!))
    expect(room().pending).toEqual([])
    expect(room().messages.map((message) => message.clientId)).toEqual(['mine-0001'])
    expectSame()
  })

  it('is not settled by somebody else’s message', async () => {
    host.answer = () => null
    post('mine-0001')
    await flush()
    await tell(host.receive(host.all('post')[0]!, sara))
    post('mine-0002')
    await flush()
    expect(host.all('post')).toHaveLength(1)
  })

  it('waits while the host is away, and goes in order', async () => {
    host.cut()
    await flush()
    for (const id of ['mine-0001', 'mine-0002', 'mine-0003']) post(id)
    await pass(250)
    expect(said()).toEqual(['mine-0001', 'mine-0002', 'mine-0003'])
    expect(room().pending).toEqual([])
    expectSame()
  })

  it('says why it was refused, and can be sent again', async () => {
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-not-joined', clientId })
    post('mine-0001')
    await flush()
    expect(room().pending[0]?.refusal).toEqual({ code: 'room-not-joined' })
    host.answer = (again) => host.receive(again)
    client.retry('mine-0001')
    await flush()
    expect(room().pending).toEqual([])
    expectSame()
  })

  it('can be forgotten', async () => {
    host.cut()
    await flush()
    post('mine-0001')
    client.discard('mine-0001')
    expect(room().pending).toEqual([])
    await pass(250)
    expect(said()).toEqual([])
  })

  it.each([
    ['', 'text-empty'],
    [' \n ', 'text-empty'],
    ['x'.repeat(8_001), 'text-long'],
    ['x'.repeat(8_000), null],
    ['\u{1f525}'.repeat(8_000), null],
    ['\u{1f525}'.repeat(8_001), 'text-long'],
  ])('fits a frame, or is refused before it waits (%#)', (text, code) => {
    expect(post('mine-0001', text)).toEqual(code === null ? { ok: true, value: null } : { ok: false, error: { code } })
  })

  it('needs a room that its author is in', () => {
    const stray = client.post({ room: 'room-other', clientId: 'mine-0001', kind: 'text', text: 'hi' })
    expect(stray).toEqual({ ok: false, error: { code: 'room-not-joined' } })
  })

  it('does not wait for a room that was left', async () => {
    host.answer = () => null
    post('mine-0001')
    post('mine-0002')
    await tell({ type: 'exited', room: lobby })
    host.answer = (again) => host.receive(again)
    host.cut()
    await flush()
    await pass(250)
    expect(said()).toEqual([])
  })

  it('is still shown, with the reason, where the host has lost its room', async () => {
    host.tell({ type: 'entered', room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you] })
    await flush()
    host.cut()
    await flush()
    client.post({ room: 'room-tea', clientId: 'mine-0001', kind: 'text', text: 'hi' })
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-unknown', clientId })
    await pass(250)
    expect(client.mirror.rooms['room-tea']?.pending[0]?.refusal?.code).toBe('room-unknown')
    expectSame()
  })
})
