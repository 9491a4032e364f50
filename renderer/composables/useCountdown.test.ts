import { expect, test } from 'vitest'
import { ref } from 'vue'
import { messageLimit } from '../../shared/limits.ts'
import { useCountdown } from './useCountdown.ts'

test('it counts characters and not bytes, and leaves out what is not sent', () => {
  const text = ref(' 😀سلام ')
  const { left } = useCountdown(() => text.value)
  expect(left.value).toBe(messageLimit - 5)
})

test('it is near within the last 500, and over past the limit', () => {
  const text = ref('x'.repeat(messageLimit - 501))
  const { left, near, over } = useCountdown(() => text.value)
  expect(near.value).toBe(false)
  text.value += 'x'
  expect(near.value).toBe(true)
  text.value = 'x'.repeat(messageLimit)
  expect([left.value, over.value]).toEqual([0, false])
  text.value += 'x'
  expect([left.value, over.value]).toEqual([-1, true])
})
