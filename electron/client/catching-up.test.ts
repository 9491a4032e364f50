/** A client that was away, or that missed something, finds all that was said: once, in order, never with a hole. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../shared/events.ts'
import type { ChatClient } from './chat-client.ts'
import { usualTimes } from './connection.ts'
import { flush, lobby, sara, you, type FakeHost } from './fakes/fake-host.ts'
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

/** The page as somebody is told it who may read from this seq on. */
function readFrom(first: number, page: Event): Event {
  return page.type === 'history' ? { ...page, messages: page.messages.filter(({ seq }) => seq >= first) } : page
}

describe('a client that comes back', () => {
  it('is shown what it missed, and asks for nothing else', async () => {
    say(3)
    await client.connect()
    await scene.cut()
    say(500)
    host.heard.length = 0
    await comeBack()
    expect(asked()).toEqual(['after 3', 'after 203', 'after 403'])
    expect(seqs()).toEqual(upTo(503))
    expect(room().unread).toBe(503)
    expectNeverAHole()
  })

  it('is not online before it has them', async () => {
    await client.connect()
    await scene.cut()
    say(3)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    await comeBack()
    expect([client.view.link.type, seqs()]).toEqual(['connecting', []])
    host.tell(host.page(host.all('history').at(-1)!))
    await flush()
    expect([client.view.link.type, seqs()]).toEqual(['online', [1, 2, 3]])
  })

  it('shows no message that is said meanwhile before those that came before it', async () => {
    await client.connect()
    await scene.cut()
    say(5)
    host.answerPage = (ask) => {
      // somebody says something while the page is under way
      if (host.said.length === 5) host.tell({ type: 'message', ...say(1)[0]! })
      return host.page({ ...ask, seq: ask.way === 'before' ? Math.min(ask.seq, 6) : ask.seq })
    }
    await comeBack()
    expect(seqs()).toEqual(upTo(6))
    expectNeverAHole()
  })

  it.each([2, 3, 5])('begins afresh in another history of %d, and still shows what it held', async (count) => {
    say(3)
    await client.connect()
    await scene.cut()
    host.history = 'h2'
    host.said.length = 0
    say(count)
    host.said.forEach((message, at) => (host.said[at] = { ...message, clientId: `another-${at}` }))
    host.heard.length = 0
    await comeBack()
    expect([asked(), seqs()]).toEqual([[`before ${count + 1}`], upTo(count)])
    expect(room().messages.map(({ clientId }) => clientId)).toEqual(host.said.map(({ clientId }) => clientId))
    expect(room().earlier).toHaveLength(3)
  })

  it.each([
    [2, []],
    [5, [6, 7, 8]],
  ])(
    'has no hole of what it may not read, after the room was left and entered elsewhere (%d)',
    async (more, readable) => {
      say(3)
      await client.connect()
      await scene.cut()
      say(more)
      const login = host.login.bind(host)
      host.login = () => login().map((event) => (event.type === 'entered' ? { ...event, since: 5 } : event))
      host.answerPage = (ask) => readFrom(6, host.page(ask))
      await comeBack()
      expect(seqs()).toEqual(readable)
      const [next] = say(1)
      await scene.tell({ type: 'message', ...next! })
      expect(seqs()).toEqual([...readable, 4 + more])
      expectNeverAHole()
    },
  )

  it('stays with a host that went on from a backup, when somebody sends again what was lost there', async () => {
    say(3)
    await client.connect()
    await scene.cut()
    host.history = 'h2'
    host.said.length = 2
    await comeBack()
    expect([seqs(), room().earlier.map(({ seq }) => seq)]).toEqual([[1, 2], [3]])
    const [again] = say(1)
    await scene.tell({ type: 'message', ...again! })
    await flush()
    expect([client.view.link.type, seqs(), room().earlier]).toEqual(['online', [1, 2, 3], []])
    expectNeverAHole()
  })

  it('is not cut off where a room is left elsewhere while it is fetched', async () => {
    const login = host.login.bind(host)
    const tea = { room: 'room-tea', kind: 'open', name: 'tea', topic: '', members: [you, sara] } as const
    host.login = () => [
      ...login().slice(0, -1),
      { type: 'entered', ...tea, since: 0, newest: 3, read: 0 },
      { type: 'ready' },
    ]
    host.answerPage = ({ request }) => {
      host.tell({ type: 'exited', room: 'room-tea' })
      return { type: 'refused', code: 'room-not-joined', request }
    }
    await client.connect()
    expect([client.view.link.type, Object.keys(client.mirror.rooms)]).toEqual(['online', [lobby]])
  })

  it('is not given up while bytes come, however slow a page is', async () => {
    say(3)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    void client.connect()
    await flush()
    for (let second = 0; second < 50; second++) {
      await scene.pass(1_000)
      host.tell({ type: 'ping', token: 2 })
      await flush()
    }
    expect(client.view.link.type).toBe('connecting')
    // but not without end
    for (let second = 0; second < 10; second++) {
      host.tell({ type: 'ping', token: 3 })
      await scene.pass(1_000)
    }
    expect(client.view.link).toMatchObject({ type: 'waiting', refusal: { code: 'timed-out' } })
  })

  it('gives a page up where the host is silent about it', async () => {
    say(3)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    void client.connect()
    await flush()
    await scene.pass(usualTimes.answer)
    expect(client.view.link).toMatchObject({ type: 'waiting', refusal: { code: 'timed-out' } })
  })

  it('waits where it asked too fast, and leaves no timer behind when it is left', async () => {
    say(3)
    host.answerPage = ({ request }) => ({ type: 'refused', code: 'rate-limited', request, retryAfter: 400 })
    void client.connect()
    await flush()
    host.answerPage = (ask) => host.page(ask)
    await scene.pass(400)
    expect([client.view.link.type, seqs()]).toEqual(['online', [1, 2, 3]])
    await scene.cut()
    say(1)
    host.answerPage = ({ request }) => ({ type: 'refused', code: 'rate-limited', request, retryAfter: 400 })
    await comeBack()
    await client.leave()
    expect(scene.network.clock.timersLeft).toBe(0)
  })

  it('knows that the host had its post, where the echo was lost and much was said since', async () => {
    say(1)
    await client.connect()
    host.answer = (post) => {
      host.receive(post)
      return null
    }
    void scene.post('mine-0001')
    await flush()
    await scene.cut()
    say(2_500)
    host.heard.length = 0
    await comeBack()
    for (let turn = 0; turn < 30; turn++) await flush()
    expect([host.all('post'), room().pending]).toEqual([[], []])
    expect([seqs()[0], seqs().at(-1)]).toEqual([503, 2_502])
  })

  it('does not take its post for sent because somebody else used the same id', async () => {
    await client.connect()
    await scene.cut()
    await scene.post('mine-0001')
    const [theirs] = say(1)
    host.said[0] = { ...theirs!, clientId: 'mine-0001' }
    await comeBack()
    await scene.tell({ type: 'message', ...host.said[0] })
    expect(host.all('post').map(({ clientId }) => clientId)).toEqual(['mine-0001'])
    expect(room().pending.map(({ clientId }) => clientId)).toEqual(['mine-0001'])
  })

  it('takes the echo of long ago for what it is', async () => {
    await client.connect()
    host.answer = (post) => {
      host.receive(post)
      return null
    }
    void scene.post('mine-0001')
    await flush()
    say(2_500)
    host.tell({ type: 'behind', rooms: [{ room: lobby, newest: 2_501 }] })
    for (let turn = 0; turn < 30; turn++) await flush()
    const before = seqs()
    await scene.tell({ type: 'message', ...host.said[0]! })
    expect([seqs(), room().pending]).toEqual([before, []])
  })
})
