import { describe, expect, it } from 'vitest'
import { holdsBackFirst, limitChoicesShape, settings } from './limit-settings.ts'

describe('what a host’s owner chose of limits', () => {
  /** Where one queue is chosen, the other makes room for it. */
  const beside = { 'sendQueue.soft': 64 * 1024, 'sendQueue.hard': 256 * 1024 * 1024 }

  it.each(settings)('takes $name from the least to the most, and nothing past either', ({ name, range }) => {
    const [least, most] = range
    const fits = (value: number) => limitChoicesShape({ ...beside, [name]: value }).ok
    expect([least - 1, least, most, most + 1, least + 0.5].map(fits)).toEqual([false, true, true, false, false])
  })

  it('may be nothing, and drops what it does not know', () => {
    expect(limitChoicesShape({})).toEqual({ ok: true, value: {} })
    expect(limitChoicesShape({ handshake: 1, rooms: 20 })).toEqual({ ok: true, value: { rooms: 20 } })
    expect(limitChoicesShape(null).ok).toBe(false)
  })

  it.each([
    [{}, true],
    [{ 'sendQueue.soft': 1024 * 1024 }, true],
    [{ 'sendQueue.soft': 1024 * 1024 + 1 }, false],
    [{ 'sendQueue.hard': 256 * 1024 }, true],
    [{ 'sendQueue.hard': 256 * 1024 - 1 }, false],
  ])('holds a slow reader back before it cuts it: %j is %s', (choices, good) => {
    expect([holdsBackFirst(choices), limitChoicesShape(choices).ok]).toEqual([good, good])
  })
})
