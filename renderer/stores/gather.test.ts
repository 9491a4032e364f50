import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
const idle = (): void => undefined
afterEach(() => void vi.useRealTimers())

test('the first passes at once, and what comes within the frame passes together at its end', () => {
  const passed: number[] = []
  const { take, flow } = gather<number>((item) => passed.push(item), idle)
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(passed).toEqual([1])
  vi.advanceTimersByTime(16)
  expect(passed).toEqual([1, 2, 3])
})

test('a stream passes a frame at a time, and in order', () => {
  const batches: number[][] = [[]]
  const { take, flow } = gather<number>((item) => batches.at(-1)?.push(item), idle)
  flow()
  for (let item = 0; item < 20; item++) {
    take(item)
    vi.advanceTimersByTime(4)
    if (item % 4 === 3) batches.push([])
  }
  expect(batches.flat()).toEqual(Array.from({ length: 20 }, (_, item) => item))
})

test('what comes before it flows is held, and passes in order', () => {
  const passed: number[] = []
  const { take, flow } = gather<number>((item) => passed.push(item), idle)
  take(1)
  take(2)
  expect(passed).toEqual([])
  flow()
  expect(passed).toEqual([1, 2])
})

test('an item that fails does not keep the others back', () => {
  const passed: number[] = []
  const { take, flow } = gather<number>((item) => {
    if (item === 2) throw new Error('two')
    passed.push(item)
  }, idle)
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(() => vi.advanceTimersByTime(16)).toThrow('two')
  vi.advanceTimersByTime(16)
  expect(passed).toEqual([1, 3])
})

test('once stopped, nothing passes and no timer is left', () => {
  const passed: number[] = []
  const { take, flow, stop } = gather<number>((item) => passed.push(item), idle)
  flow()
  take(1)
  take(2)
  stop()
  take(3)
  expect(vi.getTimerCount()).toBe(0)
  expect(passed).toEqual([1])
})

test('after all that passed together it is said once that they did, also where one of them failed', () => {
  const told: string[] = []
  const pass = (item: number): void => {
    told.push(String(item))
    if (item === 2) throw new Error('two')
  }
  const { take, flow } = gather(pass, () => told.push('passed'))
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(() => vi.advanceTimersByTime(16)).toThrow('two')
  vi.advanceTimersByTime(16)
  expect(told).toEqual(['1', 'passed', '2', 'passed', '3', 'passed'])
})
