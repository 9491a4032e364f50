import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather, type Gathered } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A gathering of numbers; those below zero do not wait. */
function gatherNumbers(pass: (item: number) => void): Gathered<number> {
  return gather({ pass, passed: () => undefined, waits: (item) => item >= 0 })
}

test('the first passes at once, and what comes within the frame passes together at its end', () => {
  const passed: number[] = []
  const { take, flow } = gatherNumbers((item) => passed.push(item))
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(passed).toEqual([1])
  vi.advanceTimersByTime(16)
  expect(passed).toEqual([1, 2, 3])
})

test('a stream passes a frame at a time, and in order', () => {
  const batches: number[][] = [[]]
  const { take, flow } = gatherNumbers((item) => batches.at(-1)?.push(item))
  flow()
  for (let item = 0; item < 20; item++) {
    take(item)
    vi.advanceTimersByTime(4)
    if (item % 4 === 3) batches.push([])
  }
  expect(batches.flat()).toEqual(Array.from({ length: 20 }, (_, item) => item))
})

test('what does not wait passes at once, after all that came before it', () => {
  const passed: number[] = []
  const { take, flow } = gatherNumbers((item) => passed.push(item))
  flow()
  for (const item of [1, 2, -3, 4]) take(item)
  expect(passed).toEqual([1, 2, -3])
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(16)
  expect(passed).toEqual([1, 2, -3, 4])
})

test('what comes before it flows is held, and passes in order', () => {
  const passed: number[] = []
  const { take, flow } = gatherNumbers((item) => passed.push(item))
  take(1)
  take(2)
  expect(passed).toEqual([])
  flow()
  expect(passed).toEqual([1, 2])
})

test('an item that fails does not keep the others back', () => {
  const passed: number[] = []
  const { take, flow } = gatherNumbers((item) => {
    if (item === 2) throw new Error('two')
    passed.push(item)
  })
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(() => vi.advanceTimersByTime(16)).toThrow('two')
  vi.advanceTimersByTime(16)
  expect(passed).toEqual([1, 3])
})

test('once stopped, nothing passes and no timer is left', () => {
  const passed: number[] = []
  const { take, flow, stop } = gatherNumbers((item) => passed.push(item))
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
  const { take, flow } = gather({ pass, passed: () => told.push('passed'), waits: () => true })
  flow()
  for (const item of [1, 2, 3]) take(item)
  expect(() => vi.advanceTimersByTime(16)).toThrow('two')
  vi.advanceTimersByTime(16)
  expect(told).toEqual(['1', 'passed', '2', 'passed', '3', 'passed'])
})
