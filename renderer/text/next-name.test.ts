import { expect, test } from 'vitest'
import { nameProblem } from '../../shared/names.ts'
import { nextName } from './next-name.ts'

test('a taken name is followed by one with a number, and that by the next number', () => {
  expect(nextName('Ali')).toBe('Ali_2')
  expect(nextName('Ali_2')).toBe('Ali_3')
  expect(nextName('Ali_9')).toBe('Ali_10')
  expect(nextName('room_five')).toBe('room_five_2')
})

test.each(['Ali', 'علی', '李雷', 'W'.repeat(32), `${'W'.repeat(30)}_9`, '𝒜'])(
  'what follows %s is a name that will do',
  (name) => {
    const next = nextName(name.normalize('NFKC').padEnd(2, 'a'))
    expect(nameProblem(next)).toBeNull()
  },
)
