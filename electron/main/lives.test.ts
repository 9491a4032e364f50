import { expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { Lives } from './lives.ts'

it('what dies is brought back, but not more than three times a minute', () => {
  const clock = new FakeClock()
  const lives = new Lives(clock)
  expect([lives.spend(), lives.spend(), lives.spend(), lives.spend()]).toEqual([true, true, true, false])
  clock.advance(60_000)
  expect(lives.spend()).toBe(true)
})
