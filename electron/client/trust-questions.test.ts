import { beforeEach, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { TrustQuestions } from './trust-questions.ts'

const minute = 60_000 // ms

let clock: FakeClock
let questions: TrustQuestions

const stranger = (keyHash: string) => ({ address: { host: 'ali-laptop.local', port: 5050 }, keyHash })
const ask = (name: string): string => questions.ask(stranger(name.repeat(64))).id

beforeEach(() => {
  clock = new FakeClock()
  questions = new TrustQuestions(clock)
})

it('a question is answered once', () => {
  const id = ask('a')
  expect(questions.take(id)).toMatchObject(stranger('a'.repeat(64)))
  expect(questions.take(id)).toBeNull()
})

it('eight questions wait at once, and the ninth takes the place of the oldest', () => {
  const [oldest = '', ...others] = ['a', 'b', 'c', 'd', 'e', 'f', '0', '1', '2'].map(ask)
  expect(questions.take(oldest)).toBeNull()
  expect(others.map((id) => questions.take(id))).not.toContain(null)
})

it('an answer comes in ten minutes, or too late', () => {
  const [soon, late] = [ask('a'), ask('b')]
  clock.advance(10 * minute)
  expect(questions.take(soon)).not.toBeNull()
  clock.advance(1)
  expect(questions.take(late)).toBeNull()
})
