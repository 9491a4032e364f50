import { describe, expect, it } from 'vitest'
import { batch } from '../../shared/events.ts'
import { encodeJson } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { batches, newest } from './batches.ts'

describe('batches', () => {
  it('are one at least', () => {
    expect(batches([], 10)).toEqual([[]])
  })

  it('hold no more items than an event may, and lose none', () => {
    const items = Array.from({ length: 25 }, (_, index) => index)
    const parts = batches(items, 10)
    expect(parts.map((part) => part.length)).toEqual([10, 10, 5])
    expect(parts.flat()).toEqual(items)
  })

  it('fit a frame each, whatever the items are', () => {
    const topic = '"\\'.repeat(195)
    const rooms = Array.from({ length: 500 }, (_, index) => ({
      id: `room-${'x'.repeat(36)}`,
      name: '\u{1f3e0}'.repeat(32),
      topic,
      members: index,
    }))
    const parts = batches(rooms, batch.rooms)
    expect(parts.flat()).toEqual(rooms)
    for (const part of parts) {
      const event = { type: 'rooms', request: Number.MAX_SAFE_INTEGER, rooms: part, more: true }
      expect(encodeJson(event).length).toBeLessThanOrEqual(limits.frame)
    }
  })
})

describe('the newest', () => {
  it('are as many as fit, oldest first', () => {
    expect(newest(['aa', 'bb', 'cc'], 10)).toEqual(['bb', 'cc'])
    expect(newest(['aa', 'bb', 'cc'], 15)).toEqual(['aa', 'bb', 'cc'])
  })

  it('are one at least', () => {
    expect(newest(['aa', 'b'.repeat(100)], 10)).toEqual(['b'.repeat(100)])
    expect(newest([], 10)).toEqual([])
  })
})
