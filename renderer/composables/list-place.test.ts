import { expect, test } from 'vitest'
import type { Row } from '../stores/rows/row.ts'
import { indexOfSpot, lastSeenIn, spotIn } from './list-place.ts'

function said(seq: number): Row {
  const message = { room: 'room-1', seq, clientId: `said-${seq}`, author: 'key-sara', name: 'Sara', text: '', time: 0 }
  const row = { message: { ...message, kind: 'text' as const }, first: true, own: false, guest: false }
  return { key: `${seq}`, type: 'message', ...row }
}

const rows: Row[] = [{ key: 'day', type: 'day', time: 0 }, said(1), said(2), { key: 'new', type: 'new' }]

/** A list of rows that are 20 px high each, below 50 px of something else. */
function at(scrollOffset: number) {
  return {
    scrollOffset,
    viewportSize: 40,
    findItemIndex: (offset: number) => Math.max(0, Math.floor((offset - 50) / 20)),
    getItemOffset: (index: number) => index * 20,
    getItemSize: () => 20,
    scrollToIndex: () => {},
  }
}

test('the spot is the first message that is seen, and how far below the top it begins', () => {
  expect(spotIn(at(95), rows, 50)).toEqual({ clientId: 'said-2', seq: 2, below: -5 })
  expect(spotIn(at(0), rows, 50)).toEqual({ clientId: 'said-1', seq: 1, below: 70 })
})

test('where no message stands, there is no spot', () => {
  expect(spotIn(at(120), rows, 50)).toBeNull()
  expect(spotIn(at(0), [], 50)).toBeNull()
})

test('a spot is found by its message, and not where that is not held', () => {
  expect(indexOfSpot(rows, { clientId: 'said-2', seq: 2, below: 0 })).toBe(2)
  expect(indexOfSpot(rows, { clientId: 'said-9', seq: 9, below: 0 })).toBe(-1)
})

test('what is seen is the last message whose end is on the screen', () => {
  expect(lastSeenIn(at(70), rows, 50)).toBe(2)
  expect(lastSeenIn(at(69), rows, 50)).toBe(1)
  expect(lastSeenIn(at(20), rows, 50)).toBeNull()
})

test('what was said before the host began anew says nothing of how far was read', () => {
  const anew: Row[] = [said(8), { key: 'earlier', type: 'earlier' }, said(1)]
  expect(lastSeenIn(at(50), anew, 50)).toBeNull()
  expect(lastSeenIn(at(70), anew, 50)).toBe(1)
})
