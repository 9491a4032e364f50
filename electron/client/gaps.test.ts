/** A client that is online, and was not sent everything, finds it: once, in order, never with a hole. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatClient } from './chat-client.ts'
import { flush, lobby, you, type FakeHost } from './fakes/fake-host.ts'
import { FakeScene } from './fakes/fake-scene.ts'
import { askedPages, expectNoHole, shownSeqs, upTo } from './fakes/shown.ts'

let scene: FakeScene
let host: FakeHost
let client: ChatClient

beforeEach(() => {
  scene = new FakeScene()
  ;({ host, client } = scene)
})

const room = () => client.mirror.rooms[lobby]!
const seqs = () => shownSeqs(scene)
const asked = () => askedPages(scene)
const expectNeverAHole = () => expectNoHole(scene)
const say = (count: number) => scene.say(count)
const comeBack = () => scene.comeBack()

describe('a client that is online', () => {
  beforeEach(async () => {
    say(2)
    await client.connect()
    host.heard.length = 0
  })

  it('shows a message after a gap when the gap is filled', async () => {
    say(3)
    const [last] = say(1)
    let wanted: Parameters<FakeHost['page']>[0] | undefined
    host.answerPage = (ask) => {
      wanted = ask
      return { type: 'ping', token: 1 }
    }
    await scene.tell({ type: 'message', ...last! })
    expect([seqs(), asked()]).toEqual([[1, 2], ['after 2']])
    await scene.tell(host.page(wanted!))
    expect(seqs()).toEqual(upTo(6))
    expectNeverAHole()
  })

  it('fetches what it was not sent, when the host says so', async () => {
    say(300)
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 302 }] })
    for (let turn = 0; turn < 5; turn++) await flush()
    expect([asked(), seqs()]).toEqual([['after 2', 'after 202'], upTo(302)])
    expectNeverAHole()
  })

  it('takes a page as the acknowledgement of its own posts in it', async () => {
    host.answer = (post) => {
      host.receive(post)
      return null
    }
    void scene.post('mine-0001')
    void scene.post('mine-0002')
    await flush()
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 3 }] })
    for (let turn = 0; turn < 5; turn++) await flush()
    expect(host.all('post').map(({ clientId }) => clientId)).toEqual(['mine-0001', 'mine-0002'])
    expect(room().pending.map(({ clientId }) => clientId)).toEqual(['mine-0002'])
  })

  it('fetches the newest of a room that it enters', async () => {
    const tea = { type: 'entered', room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you] }
    host.said.push(
      ...host.said.map((message) => ({ ...message, room: 'room-tea', clientId: `tea-${message.clientId}` })),
    )
    await scene.tell({ ...tea, since: 0, newest: 2, read: 2 })
    await flush()
    expect(asked()).toEqual(['before 3'])
    expect(client.mirror.rooms['room-tea']?.messages).toHaveLength(2)
    expect(client.mirror.rooms['room-tea']?.unread).toBe(0)
  })

  it('comes back for what the host could not tell it, instead of waiting for the next message', async () => {
    say(1)
    host.answerPage = ({ request }) => ({ type: 'refused', code: 'disk-failed', request })
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 3 }] })
    expect(client.view.link).toMatchObject({ type: 'waiting', refusal: { code: 'disk-failed' } })
    host.answerPage = (ask) => host.page(ask)
    await comeBack()
    expect([client.view.link.type, seqs()]).toEqual(['online', [1, 2, 3]])
    expectNeverAHole()
  })

  it('stays where a room that it has left is not told to it any more', async () => {
    say(1)
    host.answerPage = ({ request }) => ({ type: 'refused', code: 'room-not-joined', request })
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 3 }] })
    await flush()
    expect(client.view.link.type).toBe('online')
  })

  it('fetches a room that was left and entered again elsewhere while a page of it was under way', async () => {
    const tea = { type: 'entered', room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you] }
    host.said.push(...host.said.map((message, at) => ({ ...message, room: 'room-tea', clientId: `tea-000${at}` })))
    host.answerPage = () => ({ type: 'ping', token: 1 })
    await scene.tell({ ...tea, since: 0, newest: 2, read: 0 })
    const { request } = host.all('history')[0]!
    host.answerPage = (ask) => host.page(ask)
    const again = { ...tea, since: 0, newest: 2, read: 0 }
    await scene.tell({ type: 'exited', room: 'room-tea' }, again, { type: 'refused', code: 'room-not-joined', request })
    await flush()
    expect(client.mirror.rooms['room-tea']?.messages.map(({ seq }) => seq)).toEqual([1, 2])
  })

  it('is lost in the middle of a page, and has it at its next login', async () => {
    say(300)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 302 }] })
    host.answerPage = (ask) => host.page(ask)
    await scene.cut()
    await comeBack()
    expect([client.view.link.type, seqs()]).toEqual(['online', upTo(302)])
    expectNeverAHole()
  })

  it('notes a host that tells what it told before with another text, and keeps what it was told first', async () => {
    await scene.tell({ type: 'message', ...host.said[0]!, text: 'never said' })
    expect(room().messages[0]?.text).toBe('hi')
    expect(scene.network.logged).toEqual(['history changed'])
  })
})
