import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom } from '../../shared/model.ts'
import type { ChatClient } from './chat-client.ts'
import { flush, lobby, sara, you, type FakeHost } from './fakes/fake-host.ts'
import { keyOf, type FakeNetwork } from './fakes/fake-network.ts'
import { FakeScene, home } from './fakes/fake-scene.ts'
import type { FakeWindow } from './fakes/fake-window.ts'

let scene: FakeScene
let network: FakeNetwork
let host: FakeHost
let window: FakeWindow
let client: ChatClient

beforeEach(() => {
  scene = new FakeScene()
  ;({ network, host, window, client } = scene)
})

const link = () => client.view.link
const room = () => client.mirror.rooms[lobby]!

/** What the window made of the notices is what the client holds. */
function expectSame(): void {
  expect(window.mirror('home')).toEqual(client.mirror)
}

describe('a client', () => {
  it('tells everything once it is online, and then what happens', async () => {
    await client.connect()
    expect(window.links).toEqual(['connecting', 'online'])
    await scene.tell({ type: 'topic', room: lobby, topic: 'tea', by: sara, time: 5 })
    expect(window.notices.map((notice) => notice.type)).toEqual(['host', 'mirror', 'host', 'event'])
    expect(room().topic).toBe('tea')
    expectSame()
  })

  it('remembers what the host calls itself and where it was met', async () => {
    await client.connect()
    expect(scene.kept).toMatchObject({ name: 'Place', addresses: [{ host: 'a', port: 5050 }] })
    expect(client.view).toMatchObject({ name: 'Place', address: 'a', fingerprint: { hash: keyOf('one') } })
  })

  it('is shown by its address until it has a name', () => {
    expect(client.view.name).toBe('a')
  })

  it('comes back by itself when the connection was lost', async () => {
    await client.connect()
    await scene.cut()
    expect(link()).toEqual({ type: 'waiting', refusal: { code: 'lost' }, retryAt: network.clock.now() + 250 })
    await scene.pass(250)
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
      await scene.pass(waits.at(-1)!)
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })

  it('asks a host that is away for ten minutes every half a minute', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    for (let second = 0; second < 640; second++) await scene.pass(1_000)
    const state = link()
    if (state.type !== 'waiting') throw new Error(state.type)
    network.dials.length = 0
    for (let second = 0; second < 60; second++) await scene.pass(1_000)
    expect(network.dials).toHaveLength(2)
    client.wake()
    await flush()
    expect(link()).toMatchObject({ retryAt: network.clock.now() + 250 })
  })

  it('does not try again by itself where its person came before it', async () => {
    await client.connect()
    await scene.cut()
    await client.connect()
    await scene.pass(250)
    expect([link().type, scene.host.links.length]).toEqual(['online', 1])
  })

  it('goes on waiting longer where a host lets it in and throws it out', async () => {
    await client.connect()
    for (let times = 0; times < 4; times++) {
      await scene.tell({ type: 'bye', code: 'slow' })
      await scene.pass(5_000)
    }
    await scene.tell({ type: 'bye', code: 'slow' })
    expect(link()).toMatchObject({ retryAt: network.clock.now() + 250 * 16 })
  })

  it('begins with short waits again after a good connection', async () => {
    await client.connect()
    for (let times = 0; times < 3; times++) {
      await scene.pass(10_000)
      await scene.cut()
      expect(link()).toMatchObject({ retryAt: network.clock.now() + 250 })
      await scene.pass(250)
    }
  })

  it('tries at once when the computer wakes up', async () => {
    network.put('a', 'unreachable')
    await client.connect()
    await scene.pass(250)
    network.put('a', host)
    client.wake()
    await flush()
    expect(link().type).toBe('online')
  })

  it('makes sure of a connection that slept, and makes a new one where it died', async () => {
    await client.connect()
    host.links[0]!.pause()
    client.wake()
    await scene.pass(4_000)
    // it looks at the network once more before it calls the host dead
    await flush()
    expect(link()).toMatchObject({ type: 'waiting', refusal: { code: 'idle' } })
    await scene.pass(250)
    expect(link().type).toBe('online')
  })

  it('keeps a connection that slept and still answers', async () => {
    await client.connect()
    client.wake()
    await flush()
    await scene.pass(10_000)
    expect(window.links).toEqual(['connecting', 'online'])
  })

  it.each(['name-taken', 'protocol-old', 'key-required'] as const)('stops where trying is no use: %s', async (code) => {
    host.refuses = { type: 'refused', code }
    expect(await client.connect()).toEqual({ type: 'stopped', refusal: { code } })
    await scene.pass(60_000)
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
    await scene.cut()
    await scene.pass(250)
    expect(network.dials).toEqual(['a', 'b', 'b'])
    expect(client.view.address).toBe('b')
  })

  it('leaves with a goodbye, and stays away', async () => {
    await client.connect()
    await client.leave()
    expect(host.all('bye')).toHaveLength(1)
    await scene.pass(60_000)
    client.wake()
    expect(link()).toEqual({ type: 'left' })
    expect(network.dials).toHaveLength(1)
    expect(network.clock.timersLeft).toBe(0)
  })

  it('can be left while it waits for its next try', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    await client.leave()
    await scene.pass(60_000)
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
    expect([link().type, scene.kept?.myName]).toEqual(['online', 'Omid'])
  })

  it('keeps another name for later where the host is away', async () => {
    network.put('a', 'timed-out')
    await client.connect()
    expect(await client.ask({ type: 'rename', name: 'Omid' })).toEqual({ ok: true, value: {} })
    expect(scene.kept?.myName).toBe('Omid')
  })

  it('refuses a name that no host would take', async () => {
    expect(await client.ask({ type: 'rename', name: 'x' })).toEqual({ ok: false, error: { code: 'name-short' } })
    expect(scene.kept).toBeUndefined()
  })

  it('asks the host for another name when it is there, and keeps it when it is given', async () => {
    await client.connect()
    const refused = client.ask({ type: 'rename', name: 'Sara' })
    await flush()
    await scene.tell({ type: 'refused', code: 'name-taken', request: 1 })
    expect((await refused).ok).toBe(false)
    expect(client.host.myName).toBe('Ali')
    await scene.tell({ type: 'renamed', person: you, name: 'Omid', was: 'Ali', time: 1 })
    expect(scene.kept?.myName).toBe('Omid')
  })

  it('cannot ask a host that is away', async () => {
    expect(await client.ask({ type: 'rooms' })).toEqual({ ok: false, error: { code: 'offline' } })
  })

  it('remembers what was read, as far as there is something to read', async () => {
    await client.connect()
    await scene.tell(host.receive({ type: 'post', room: lobby, clientId: 'of-sara-1', kind: 'text', text: 'hi' }, sara))
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
    for (let turn = 0; turn < 160; turn++) {
      const people = Array.from({ length: 200 }, (_, at) => ({ id: `key-${turn}-${at}`, name: 'x', presence: 'here' }))
      await scene.tell({ type: 'people', people })
    }
    expect(link()).toEqual({ type: 'stopped', refusal: { code: 'frame-bad' } })
  })
})
