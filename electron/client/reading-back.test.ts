import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatClient } from './chat-client.ts'
import { flush, lobby, type FakeHost } from './fakes/fake-host.ts'
import { FakeScene } from './fakes/fake-scene.ts'

let scene: FakeScene
let host: FakeHost
let client: ChatClient

beforeEach(() => {
  scene = new FakeScene()
  ;({ host, client } = scene)
})

const room = () => client.mirror.rooms[lobby]!

describe('what was read', () => {
  it('is counted from where the host knows it to be', async () => {
    scene.say(5)
    host.read = 3
    await client.connect()
    expect([room().read, room().unread]).toEqual([3, 2])
  })

  it('is told to the host, and comes back from another window', async () => {
    scene.say(5)
    await client.connect()
    client.read(lobby, 2)
    await flush()
    expect(host.all('read')).toEqual([{ type: 'read', room: lobby, seq: 2 }])
    await scene.tell({ type: 'read', room: lobby, seq: 4 })
    expect([room().read, room().unread]).toEqual([4, 1])
    await scene.tell({ type: 'read', room: lobby, seq: 1 })
    expect(room().read).toBe(4)
  })

  it('while the host was away is told when it is back', async () => {
    scene.say(5)
    await client.connect()
    await scene.cut()
    client.read(lobby, 5)
    await scene.comeBack()
    await flush()
    expect(host.all('read')).toEqual([{ type: 'read', room: lobby, seq: 5 }])
    expect(room().unread).toBe(0)
  })

  it('while a login goes on is told at its end: a host that cannot keep it would end the login', async () => {
    scene.say(5)
    await client.connect()
    await scene.cut()
    scene.say(1)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    await scene.comeBack()
    client.read(lobby, 5)
    await flush()
    if (host.all('read').length > 0) await scene.tell({ type: 'refused', code: 'disk-full' })
    await scene.tell(host.page(host.all('history').at(-1)!))
    await flush()
    expect(client.view.link.type).toBe('online')
    expect(host.all('read')).toEqual([{ type: 'read', room: lobby, seq: 5 }])
  })
})

describe('what was said before', () => {
  it('is asked of the host', async () => {
    scene.say(450)
    await client.connect()
    expect(await client.older(lobby, 251)).toEqual({
      ok: true,
      value: { messages: host.said.slice(50, 250), more: true },
    })
    expect(await client.older(lobby, 51)).toEqual({
      ok: true,
      value: { messages: host.said.slice(0, 50), more: false },
    })
  })

  it('cannot be had where the host is away and nothing is kept', async () => {
    expect(await client.older(lobby, 5)).toEqual({ ok: false, error: { code: 'offline' } })
  })

  it('is refused as the host refuses it', async () => {
    await client.connect()
    host.answerPage = ({ request }) => ({ type: 'refused', code: 'room-not-joined', request })
    expect(await client.older('room-tea', 5)).toEqual({ ok: false, error: { code: 'room-not-joined' } })
  })
})

describe('a host whose disk is full', () => {
  it('is said to be stalled until it takes a post again', async () => {
    await client.connect()
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'disk-full', clientId, retryAfter: 5_000 })
    void scene.post('mine-0001')
    await flush()
    expect([client.mirror.stalled?.code, room().pending[0]?.refusal]).toEqual(['disk-full', null])
    host.answer = (post) => host.receive(post)
    await scene.pass(5_000)
    expect([client.mirror.stalled, room().pending]).toEqual([null, []])
    expect(scene.window.mirror('home')).toEqual(client.mirror)
  })

  it('is still said to be stalled after a new connection', async () => {
    await client.connect()
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'disk-full', clientId, retryAfter: 5_000 })
    void scene.post('mine-0001')
    await flush()
    await scene.cut()
    await scene.comeBack()
    expect(client.mirror.stalled?.code).toBe('disk-full')
  })

  it('is not said to be stalled any more where it turns out after a new connection that it took the post', async () => {
    await client.connect()
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'disk-full', clientId, retryAfter: 1_000 })
    void scene.post('mine-0001')
    await flush()
    // it keeps the post, and the echo is lost with the connection
    host.answer = (post) => {
      host.receive(post)
      return null
    }
    await scene.pass(1_000)
    await scene.cut()
    await scene.comeBack()
    expect([client.mirror.stalled, room().pending]).toEqual([null, []])
    expect(scene.window.mirror('home')).toEqual(client.mirror)
  })
})
