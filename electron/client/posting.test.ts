import { beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import { ChatClient } from './chat-client.ts'
import { flush, lobby, sara, you, type FakeHost } from './fakes/fake-host.ts'
import { FakeScene, home } from './fakes/fake-scene.ts'
import type { FakeWindow } from './fakes/fake-window.ts'
import { noKeep } from './keep/keep.ts'

let scene: FakeScene
let host: FakeHost
let window: FakeWindow
let client: ChatClient

beforeEach(() => {
  scene = new FakeScene()
  ;({ host, window, client } = scene)
})

const room = () => client.mirror.rooms[lobby]!
const said = () => host.said.map((message) => message.clientId)

/** What the window made of the notices is what the client holds. */
function expectSame(): void {
  expect(window.mirror('home')).toEqual(client.mirror)
}

describe('a message of one’s own', () => {
  beforeEach(() => client.connect())

  it('is shown when it is kept, and settled by its echo', async () => {
    host.answer = () => null
    expect((await scene.post('mine-0001')).ok).toBe(true)
    expect(room().pending.map((row) => row.clientId)).toEqual(['mine-0001'])
    expectSame()
    await flush()
    await scene.tell(host.receive(host.all('post')[0]!))
    expect(room().pending).toEqual([])
    expect(room().messages.map((message) => message.clientId)).toEqual(['mine-0001'])
    expectSame()
  })

  it('is not settled by somebody else’s message', async () => {
    host.answer = () => null
    void scene.post('mine-0001')
    await flush()
    await scene.tell(host.receive(host.all('post')[0]!, sara))
    void scene.post('mine-0002')
    await flush()
    expect(host.all('post')).toHaveLength(1)
  })

  it('waits while the host is away, and goes in order', async () => {
    await scene.cut()
    for (const id of ['mine-0001', 'mine-0002', 'mine-0003']) void scene.post(id)
    await scene.pass(250)
    expect(said()).toEqual(['mine-0001', 'mine-0002', 'mine-0003'])
    expect(room().pending).toEqual([])
    expectSame()
  })

  it('says why it was refused, and can be sent again', async () => {
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-not-joined', clientId })
    void scene.post('mine-0001')
    await flush()
    expect(room().pending[0]?.refusal).toEqual({ code: 'room-not-joined' })
    host.answer = (again) => host.receive(again)
    client.retry('mine-0001')
    await flush()
    expect(room().pending).toEqual([])
    expectSame()
  })

  it('can be forgotten', async () => {
    await scene.cut()
    void scene.post('mine-0001')
    client.discard('mine-0001')
    expect(room().pending).toEqual([])
    await scene.pass(250)
    expect(said()).toEqual([])
  })

  it.each([
    ['', 'text-empty'],
    [' \n ', 'text-empty'],
    ['\u200b', 'text-empty'],
    ['x'.repeat(8_001), 'text-long'],
    ['x'.repeat(8_000), null],
    ['\u{1f525}'.repeat(8_000), null],
    ['\u{1f525}'.repeat(8_001), 'text-long'],
  ])('fits a frame, or is refused before it waits (%#)', async (text, code) => {
    expect(await scene.post('mine-0001', text)).toEqual(
      code === null ? { ok: true, value: null } : { ok: false, error: { code } },
    )
  })

  it('needs a room that its author is in', async () => {
    const stray = await client.post({ room: 'room-other', clientId: 'mine-0001', kind: 'text', text: 'hi' })
    expect(stray).toEqual({ ok: false, error: { code: 'room-not-joined' } })
  })

  it('does not wait for a room that its author leaves here', async () => {
    host.answer = () => null
    void scene.post('mine-0001')
    void scene.post('mine-0002')
    const leaving = client.ask({ type: 'leave', room: lobby })
    await flush()
    const { request } = host.all('leave')[0]!
    await scene.tell({ type: 'exited', room: lobby }, { type: 'done', request })
    expect([(await leaving).ok, client.mirror.rooms]).toEqual([true, {}])
    expectSame()
    host.answer = (again) => host.receive(again)
    await scene.cut()
    await scene.pass(250)
    expect(said()).toEqual([])
  })

  it('is still shown, with the reason, where its author left the room elsewhere, and takes the room along', async () => {
    scene.say(3)
    await scene.tell(...host.said.map((message) => ({ type: 'message', ...message })))
    host.answer = ({ clientId }) =>
      clientId === 'mine-0001' ? null : { type: 'refused', code: 'room-not-joined', clientId }
    void scene.post('mine-0001')
    void scene.post('mine-0002')
    await flush()
    await scene.tell({ type: 'exited', room: lobby })
    expect([room().name, room().messages, room().pending.length]).toEqual(['lobby', [], 2])
    // the host had kept the first one, long after what was told
    scene.say(4)
    await scene.tell(host.receive(host.all('post')[0]!))
    expect(room().pending.map((row) => [row.clientId, row.refusal?.code])).toEqual([['mine-0002', 'room-not-joined']])
    expectSame()
    client.discard('mine-0002')
    expect(client.mirror.rooms).toEqual({})
    expectSame()
  })

  it('is shown, where its room is left elsewhere while it is being saved', async () => {
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-not-joined', clientId })
    const saves: (() => void)[] = []
    const write = () => new Promise<Result<null, Refusal>>((resolve) => saves.push(() => resolve(ok(null))))
    const surroundings = { ...scene.network.surroundings, keep: { ...noKeep(), write } }
    const slow = new ChatClient(home, surroundings, { notice: () => undefined, keep: () => undefined })
    await slow.connect()
    const posted = slow.post({ room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi' })
    await scene.tell({ type: 'exited', room: lobby })
    for (const save of saves) save()
    await posted
    await flush()
    const left = slow.mirror.rooms[lobby]
    expect([left?.name, left?.pending.map((row) => row.refusal?.code)]).toEqual(['lobby', ['room-not-joined']])
    await slow.leave()
  })

  it('waits on in a room that was left elsewhere and is entered again, without a hole', async () => {
    host.answer = () => null
    scene.say(3)
    await scene.tell(...host.said.map((message) => ({ type: 'message', ...message })))
    void scene.post('mine-0001')
    await flush()
    scene.say(2)
    const again = { type: 'entered', room: lobby, kind: 'open', name: 'lobby', topic: '', members: [you, sara] }
    await scene.tell({ type: 'exited', room: lobby }, { ...again, since: 5, newest: 5, read: 5 })
    await scene.tell(host.receive(host.all('post')[0]!))
    expect([room().messages.map(({ seq }) => seq), room().pending]).toEqual([[6], []])
    expectSame()
  })

  it('is still shown, with the reason, where the host has lost its room', async () => {
    const empty = { since: 0, newest: 0, read: 0 }
    host.tell({ type: 'entered', room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you], ...empty })
    await flush()
    await scene.cut()
    void client.post({ room: 'room-tea', clientId: 'mine-0001', kind: 'text', text: 'hi' })
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-unknown', clientId })
    await scene.pass(250)
    expect(client.mirror.rooms['room-tea']?.pending[0]?.refusal?.code).toBe('room-unknown')
    expectSame()
  })

  it('keeps nothing else of a room that was left elsewhere while the host was away', async () => {
    const about = { room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you, sara] }
    const secret = {
      room: 'room-tea',
      seq: 1,
      clientId: 'of-sara-1',
      author: sara,
      name: 'Sara',
      kind: 'text',
      time: 1,
    }
    await scene.tell({ type: 'entered', ...about, since: 0, newest: 0, read: 0 })
    await scene.tell({ type: 'message', ...secret, text: 'secret' })
    await scene.cut()
    void scene.post('mine-0001', 'hi', 'room-tea')
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-not-joined', clientId })
    await scene.comeBack()
    const tea = () => client.mirror.rooms['room-tea']
    expect([tea()?.name, tea()?.members, tea()?.messages]).toEqual(['tea', [], []])
    expect(tea()?.pending.map((row) => row.refusal?.code)).toEqual(['room-not-joined'])
    client.discard('mine-0001')
    expect(tea()).toBeUndefined()
    expectSame()
  })

  it('hides nothing that is said next in its room, where the host went on from a backup without its author in it', async () => {
    const tea = { type: 'entered', room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you, sara] }
    const inTea = (seq: number, clientId: string) => {
      const said = { room: 'room-tea', seq, clientId, author: sara, name: 'Sara', kind: 'text', text: 'hi', time: seq }
      return { type: 'message', ...said }
    }
    await scene.tell({ ...tea, since: 0, newest: 0, read: 0 }, inTea(1, 'before-1'), inTea(2, 'before-2'))
    await scene.cut()
    void scene.post('mine-0001', 'hi', 'room-tea')
    host.history = 'h2'
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-not-joined', clientId })
    await scene.comeBack()
    const room = () => client.mirror.rooms['room-tea']
    expect([room()?.name, room()?.pending[0]?.refusal?.code]).toEqual(['tea', 'room-not-joined'])
    await scene.tell({ ...tea, since: 0, newest: 0, read: 0 }, inTea(1, 'anew-001'))
    expect(room()?.messages.map(({ clientId }) => clientId)).toEqual(['anew-001'])
    expect(room()?.earlier.map(({ clientId }) => clientId)).toEqual(['before-1', 'before-2'])
    expectSame()
  })
})
