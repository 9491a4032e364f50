import { afterEach, expect, test, vi } from 'vitest'
import { useHosts } from './hosts.ts'
import { useMessages } from './messages.ts'
import { useOlder } from './older.ts'
import { useRooms } from './rooms.ts'
import { askMore, openWindow, settled } from './testing.ts'

afterEach(() => vi.useRealTimers())

function open(title: string): void {
  useRooms().select(useRooms().list.find((room) => room.title === title)!.id)
}

function seqs(): readonly number[] {
  return useMessages().rows.flatMap((row) => (row.type === 'message' ? [row.message.seq] : []))
}

test('a page of what was said before stands above, and the next is asked for from there', async () => {
  await openWindow('long')
  await askMore()
  expect(seqs().at(0)).toBe(97_801)
  await askMore()
  expect(seqs().at(0)).toBe(97_601)
  expect(seqs()).toHaveLength(2_400)
})

test('a page takes its place after a frame was drawn, so that it never holds up one that is under way', async () => {
  await openWindow('long')
  const asked = useOlder().askMore()
  await vi.advanceTimersByTimeAsync(10)
  expect(seqs().at(0)).toBe(98_001)
  await vi.advanceTimersByTimeAsync(10)
  await asked
  expect(seqs().at(0)).toBe(97_801)
})

test('one page is asked for at a time', async () => {
  const handle = await openWindow('long')
  const older = useOlder()
  const asked = [older.askMore(), older.askMore()]
  await settled()
  await Promise.all(asked)
  expect(handle.calls.filter(({ name }) => name === 'older')).toHaveLength(1)
})

test.each([
  ['kept-a-week', 'cut'],
  ['just-joined', 'newcomer'],
  ['missed', 'beginning'],
  ['a-page-more', 'more'],
])('above %s stands: %s', async (title, type) => {
  await openWindow('long')
  open(title)
  expect(useOlder().top.type).toBe(type)
})

test('the last page leads to the beginning, and nothing more is asked for', async () => {
  const handle = await openWindow('long')
  open('a-page-more')
  await askMore()
  expect([seqs().at(0), useOlder().top.type]).toEqual([1, 'beginning'])
  await askMore()
  expect(handle.calls.filter(({ name }) => name === 'older')).toHaveLength(1)
})

test('what came in the way is said, and asking again helps', async () => {
  const handle = await openWindow('long')
  handle.refuseNext('older', 'timed-out')
  await askMore()
  expect(useOlder().top).toEqual({ type: 'refused', refusal: { code: 'timed-out' } })
  await askMore()
  expect(seqs().at(0)).toBe(98_001)
  const again = useOlder().askAgain()
  await settled()
  await again
  expect(seqs().at(0)).toBe(97_801)
})

test('where the host is away nothing is called the beginning; once it is back, it is asked', async () => {
  const handle = await openWindow('long')
  open('a-page-more')
  handle.link('long', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await settled()
  await askMore()
  expect(useOlder().top.type).toBe('away')
  handle.link('long', { type: 'online' })
  await settled()
  expect(useOlder().top.type).toBe('more')
  await askMore()
  expect(useOlder().top.type).toBe('beginning')
})

test('an answer that comes after another room was opened is kept in its own, and says nothing of this one', async () => {
  const handle = await openWindow('long')
  handle.refuseNext('older', 'timed-out')
  const asking = useOlder().askMore()
  open('a-page-more')
  await asking
  expect(useOlder().top.type).toBe('more')
})

test('a page is let go where what stood below it went meanwhile: no hole is ever shown', async () => {
  const handle = await openWindow('long')
  const asked = useOlder().askMore()
  await vi.advanceTimersByTimeAsync(0)
  for (let burst = 0; burst < 5; burst++) handle.burst('long', 'everything', 50)
  useHosts().wake()
  await settled()
  await asked
  const held = seqs()
  expect(held).toEqual(held.map((_, at) => held[0]! + at))
  expect(useOlder().top.type).toBe('more')
})

test('a page of a history that is over is let go', async () => {
  const handle = await openWindow('long')
  handle.delay('older')
  const asked = useOlder().askMore()
  handle.restart('long')
  handle.answer('older')
  await settled()
  await asked
  expect(useHosts().current?.room(useRooms().openId!)?.messages).toEqual([])
})

test('what a reader went back to outlives a host that tells everything anew, and goes once they are back', async () => {
  const handle = await openWindow('long')
  await askMore()
  handle.tellAnew('long')
  await settled()
  expect(seqs()).toHaveLength(2_200)
  useOlder().fold('long', useRooms().openId!)
  expect(seqs()).toHaveLength(2_000)
  expect(useHosts().current?.room(useRooms().openId!)?.whole).toBe(false)
})

test('while the reader is further up, what comes pushes nothing out', async () => {
  const handle = await openWindow('long')
  useOlder().unfold('long', useRooms().openId!)
  handle.burst('long', 'everything', 50)
  await settled()
  expect(seqs()).toHaveLength(2_050)
})

test('a host that asks for patience is asked again by itself', async () => {
  const handle = await openWindow('long')
  handle.refuseNext('older', 'rate-limited', { retryAfter: 40 })
  const asking = useOlder().askMore()
  await Promise.resolve()
  expect(useOlder().top.type).toBe('asking')
  await settled()
  await asking
  expect([seqs().at(0), useOlder().top.type]).toEqual([97_801, 'more'])
})

test('it is not asked again by whoever has gone to another room meanwhile', async () => {
  const handle = await openWindow('long')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  handle.refuseNext('older', 'rate-limited', { retryAfter: 40 })
  const asking = useOlder().askMore()
  await vi.advanceTimersByTimeAsync(39)
  open('a-page-more')
  await vi.advanceTimersByTimeAsync(1)
  await asking
  expect(handle.calls.filter(({ name }) => name === 'older')).toHaveLength(1)
})
