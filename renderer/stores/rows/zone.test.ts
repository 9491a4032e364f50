import { expect, onTestFinished, test, vi } from 'vitest'
import { computed } from 'vue'
import { emptyRoom } from '../../../shared/mirror/mirror.ts'
import type { Message } from '../../../shared/model.ts'
import { clockTime } from '../../text/when.ts'
import { lookAtZone } from '../../text/zone.ts'
import { RowBook } from './row-book.ts'

const evening = Date.UTC(2026, 10, 22, 23, 30)

function travelTo(zone: string): void {
  vi.stubEnv('TZ', zone)
  lookAtZone()
}

/** Somebody at home in London, who is back there when the test ends. */
function begin(): void {
  onTestFinished(() => {
    vi.unstubAllEnvs()
    lookAtZone()
  })
  travelTo('Europe/London')
}

test('who travels reads times by the clock of the place, also those that were drawn before', () => {
  begin()
  const shown = computed(() => clockTime(evening, 'en-GB'))
  expect(shown.value).toBe('23:30')
  travelTo('Asia/Tokyo')
  expect(shown.value).toBe('8:30')
  travelTo('Europe/London')
  expect(shown.value).toBe('23:30')
})

test('who travels reads days by the calendar of the place, as the clocks beside them', () => {
  begin()
  const room = emptyRoom('room-a', 'open', [])
  room.messages = [evening, evening + 3_600_000].map((time, at) => said(time, at + 1))
  const book = new RowBook()
  const days = computed(() => book.rows(room, [], { you: null, mark: null }).filter(({ type }) => type === 'day'))
  expect(days.value).toHaveLength(2)
  travelTo('Asia/Tokyo')
  expect(days.value).toHaveLength(1)
})

function said(time: number, seq: number): Message {
  const words = { name: 'Ali', kind: 'text', text: 'x' } as const
  return { room: 'room-a', seq, clientId: `said-000${seq}`, author: 'key-a', ...words, time }
}
