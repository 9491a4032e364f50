/** What is told before a login is told in full is on the disk afterwards. Real client engine, real database. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Event } from '../../shared/events.ts'
import { flush, lobby, sara, you } from './fakes/fake-host.ts'
import { FakeProfile } from './fakes/fake-profile.ts'

const tea = 'room-tea'
let profile: FakeProfile

beforeEach(async () => {
  profile = await FakeProfile.open()
  await profile.joined('a')
})

afterEach(() => profile.remove())

const seqs = (room: string) => profile.clients.list()[0]!.mirror.rooms[room]?.messages.map(({ seq }) => seq)

function message(room: string, seq: number) {
  return {
    room,
    seq,
    clientId: `of-${room}-${seq}`,
    author: sara,
    name: 'Sara',
    kind: 'text',
    text: 'hi',
    time: seq,
  } as const
}

async function hear(count: number): Promise<void> {
  const { host } = profile
  for (let at = 0; at < count; at++) {
    host.said.push(message(lobby, host.said.length + 1))
    host.tell({ type: 'message', ...host.said.at(-1)! })
  }
  await flush()
}

/** From the next login on this person is in another room too, with something to fetch. */
function enterElsewhere(): void {
  const { host } = profile
  const login = host.login.bind(host)
  const about = { room: tea, kind: 'open', name: 'tea', topic: '', members: [you, sara] } as const
  const entered: Event = { type: 'entered', ...about, since: 0, newest: 1, read: 0 }
  host.login = () => [...login().slice(0, -1), entered, { type: 'ready' }]
}

it('what is said in one room while another one is still being fetched leaves no hole', async () => {
  const { host } = profile
  await hear(3)
  enterElsewhere()
  host.answerPage = () => ({ type: 'ping', token: 1 })
  host.cut()
  await flush()
  profile.clients.wake()
  await flush()
  await hear(3)
  const { request, way } = host.all('history').at(-1)!
  host.tell({ type: 'history', request, room: tea, way, messages: [message(tea, 1)], more: false })
  await hear(1)
  profile.network.put('a', 'unreachable')
  await profile.restart()
  expect([seqs(lobby), seqs(tea)]).toEqual([[1, 2, 3, 4, 5, 6, 7], [1]])
})
