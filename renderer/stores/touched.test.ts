import { expect, test } from 'vitest'
import { touchedBy } from './touched.ts'

test('an event of one room touches that room alone', () => {
  const pending = { room: 'room-a', clientId: 'c', kind: 'text', text: '', time: 0, refusal: null } as const
  expect(touchedBy({ type: 'queued', pending })).toEqual({ people: false, rooms: 'room-a' })
  expect(touchedBy({ type: 'read', room: 'room-a', seq: 1 })).toEqual({ people: false, rooms: 'room-a' })
})

test('an event about a person touches people and every room, for rooms show names and comings', () => {
  expect(touchedBy({ type: 'gone', person: 'key-x', why: 'lost', time: 0 })).toEqual({ people: true, rooms: true })
  expect(touchedBy({ type: 'renamed', person: 'key-x', name: 'b', was: 'a', time: 0 }).people).toBe(true)
})

test('answers and heartbeats touch nothing', () => {
  expect(touchedBy({ type: 'pong', token: 1 })).toEqual({ people: false, rooms: null })
  expect(touchedBy({ type: 'refused', code: 'offline' })).toEqual({ people: false, rooms: null })
})
