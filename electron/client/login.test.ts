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
