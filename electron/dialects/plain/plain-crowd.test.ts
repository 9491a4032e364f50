import { expect, it, vi } from 'vitest'
import { lobby, person, PlainTalk, time } from './plain-talk.ts'

/** How many of whom was told of are looked at while `act` runs. */
function looks(act: () => void): number {
  const spies = (['filter', 'find', 'includes'] as const).map((name) => vi.spyOn(Array.prototype, name))
  act()
  const among = spies.flatMap((spy) => spy.mock.contexts.map((array) => (array as unknown[]).length))
  for (const spy of spies) spy.mockRestore()
  return among.reduce((all, one) => all + one, 0)
}

it('whoever comes or goes is told of without a look at everybody else', () => {
  const talk = new PlainTalk()
  talk.login()
  const ids = Array.from({ length: 1_000 }, (_, at) => `guest-${at + 100}`)
  const people = ids.map((id) => person(id, `Nima${id.slice(6)}`))
  talk.say({ type: 'people', people }, { type: 'members', room: lobby, members: ids })
  const last = 'guest-1099'
  const come = (): string =>
    talk.say({ type: 'came', person: person(last, 'Nima'), time }, { type: 'joined', room: lobby, person: last, time })
  const go = (): string => talk.say({ type: 'gone', person: last, why: 'lost', time })
  let told = ''
  expect(looks(() => (told = go() + come()))).toBeLessThan(100)
  expect(told).toBe('* Nima1099 (guest) left: the connection was lost.\n* Nima (guest) joined #lobby.\n')
})
