import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('what is said while it is being said is said once, and again only after that', async () => {
  const answers: (() => void)[] = []
  const say = oneAtATime(() => new Promise<void>((resolve) => answers.push(resolve)))
  for (let times = 0; times < 50; times++) say()
  expect(answers).toHaveLength(1)
  const [read] = answers
  read?.()
  await new Promise(setImmediate)
  say()
  expect(answers).toHaveLength(2)
})
