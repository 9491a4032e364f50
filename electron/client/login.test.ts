import { beforeEach, expect, it } from 'vitest'
import { FakeHost, lobby, sara, you } from './fakes/fake-host.ts'
import { Login } from './login.ts'

let login: Login

beforeEach(() => {
  login = new Login()
  for (const event of new FakeHost().login().slice(0, -1)) login.hear(event)
})

it('a login may tell of a room in one word that all who are known are in it', () => {
  expect(login.hear({ type: 'everyone', room: lobby })).toBe('more')
  expect(login.mirror.rooms[lobby]?.members).toEqual([you, sara])
})

it('a login ends where that is told again and again: so short a word would keep a client busy for long', () => {
  login.hear({ type: 'everyone', room: lobby })
  expect(login.hear({ type: 'everyone', room: lobby })).toBe('frame-bad')
})

it('a login ends with the first such word that makes a client hold more than it may', () => {
  const people = Array.from({ length: 2_000 }, (_, at) => ({ id: `key-${at}`, name: 'x', presence: 'here' as const }))
  login.hear({ type: 'people', people })
  const rooms = Array.from({ length: 100 }, (_, at) => `room-${at}`)
  const about = { kind: 'open', name: 'x', topic: '', members: [], since: 0, newest: 0, read: 0 } as const
  for (const room of rooms) login.hear({ type: 'entered', room, ...about })
  const steps = rooms.map((room) => login.hear({ type: 'everyone', room }))
  expect([steps.indexOf('frame-bad'), steps.at(-1)]).toEqual([99, 'frame-bad'])
})
