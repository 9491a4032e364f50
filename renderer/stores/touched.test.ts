import { expect, test } from 'vitest'
import { both, everyRoom, touchedBy } from './touched.ts'

test('an event of one room touches that room alone', () => {
  const pending = { room: 'room-a', clientId: 'c', kind: 'text', text: '', time: 0, refusal: null } as const
  expect(touchedBy({ type: 'queued', pending })).toEqual({ people: false, rooms: ['room-a'] })
  expect(touchedBy({ type: 'read', room: 'room-a', seq: 1 })).toEqual({ people: false, rooms: ['room-a'] })
})

test('an event about a person touches people and every room, for rooms show names and comings', () => {
  expect(touchedBy({ type: 'gone', person: 'key-x', why: 'lost', time: 0 })).toEqual({ people: true, rooms: 'all' })
  expect(touchedBy({ type: 'renamed', person: 'key-x', name: 'b', was: 'a', time: 0 }).people).toBe(true)
})

test('answers and heartbeats touch nothing', () => {
  expect(touchedBy({ type: 'pong', token: 1 })).toEqual({ people: false, rooms: [] })
  expect(touchedBy({ type: 'refused', code: 'offline' })).toEqual({ people: false, rooms: [] })
})

test('what two events touch together is all that either does, each room once', () => {
  const [a, b] = [touchedBy({ type: 'opened', room: 'a' }), touchedBy({ type: 'opened', room: 'b' })]
  expect(both(both(a, b), a)).toEqual({ people: false, rooms: ['a', 'b'] })
  expect(both(a, { people: true, rooms: everyRoom })).toEqual({ people: true, rooms: 'all' })
})
