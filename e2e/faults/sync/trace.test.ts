import { expect, it } from 'vitest'
import { readTrace, untimely } from './trace.ts'

const marker = /text-\d+/g
const heard = '7 read(20<TCP:[1]>, "text-1\\n", 65536) = 7'
const synced = ['9 fdatasync(18</data/history.db-wal> <unfinished ...>', '9 <... fdatasync resumed>) = 0']
const told = '7 write(21<TCP:[2]>, "Ali: text-1\\n", 12) = 12'
const judged = (...lines: string[]) => untimely(readTrace(lines.join('\n'), marker))

it('finds nothing wrong where the log was synced between hearing and telling', () => {
  expect(judged(heard, ...synced, told)).toEqual([])
})

it.each([
  ['before the sync', [heard, told, ...synced]],
  ['while the sync is under way', [heard, synced[0]!, told, synced[1]!]],
  ['after a sync that failed', [heard, '9 fsync(18</data/history.db-wal>) = -1 EIO', told]],
  ['after a sync of another file', [heard, '9 fsync(18</data/history.db>) = 0', told]],
  ['after a sync that came before', [...synced, heard, told]],
])('finds a text that is told %s', (_when, lines) => {
  expect(judged(...lines)).toEqual([{ text: 'text-1', why: 'told before a sync' }])
})

it('finds a text that nobody was told', () => {
  expect(judged(heard, ...synced)).toEqual([{ text: 'text-1', why: 'never told' }])
})

it('takes what was read over two lines of the trace for one call', () => {
  const split = ['7 read(20<TCP:[1]> <unfinished ...>', '7 <... read resumed>, "text-1\\n", 65536) = 7']
  expect(judged(...split, ...synced, told)).toEqual([])
})
