import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatClient } from './chat-client.ts'
import { flush, frameOf, lobby, type FakeHost } from './fakes/fake-host.ts'
import { FakeScene } from './fakes/fake-scene.ts'

let scene: FakeScene
let host: FakeHost
let client: ChatClient

beforeEach(() => {
  scene = new FakeScene()
  ;({ host, client } = scene)
})

const seqs = () => client.mirror.rooms[lobby]!.messages.map(({ seq }) => seq)

describe('a host that lies costs one connection', () => {
  const lies: [string, (ask: { request: number }) => unknown][] = [
    [
      'it tells another room',
      (ask) => ({ ...ask, type: 'history', room: 'room-tea', way: 'before', messages: [], more: false }),
    ],
    [
      'it has more and tells none',
      (ask) => ({ ...ask, type: 'history', room: lobby, way: 'before', messages: [], more: true }),
    ],
    [
      'its pages are out of order',
      (ask) => ({
        ...ask,
        type: 'history',
        room: lobby,
        way: 'before',
        messages: [...host.said].reverse(),
        more: false,
      }),
    ],
    [
      'its pages have gaps',
      (ask) => ({
        ...ask,
        type: 'history',
        room: lobby,
        way: 'before',
        messages: [host.said[0], host.said[2]],
        more: false,
      }),
    ],
    ['it answers something else', ({ request }) => ({ type: 'done', request })],
  ]

  it.each(lies)('at login: %s', async (_what, lie) => {
    scene.say(3)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    const connected = client.connect()
    await flush()
    const { request } = host.all('history')[0]!
    for (const link of host.links) link.send(frameOf(lie({ request })))
    expect(await connected).toEqual({ type: 'stopped', refusal: { code: 'frame-bad' } })
    expect(host.links).toEqual([])
  })

  it.each(lies)('later: %s', async (_what, lie) => {
    await client.connect()
    scene.say(3)
    host.answerPage = () => ({ type: 'ping', token: 1 })
    await scene.tell({ type: 'behind', rooms: [{ room: lobby, newest: 3 }] })
    const { request } = host.all('history')[0]!
    await scene.tell(lie({ request }))
    await flush()
    expect(client.view.link).toEqual({ type: 'stopped', refusal: { code: 'frame-bad' } })
    expect(seqs()).toEqual([])
  })
})
