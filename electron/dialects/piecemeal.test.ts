import { expect, it, vi } from 'vitest'
import { encodeFrame, FrameReader } from '../../shared/frame.ts'
import { limits } from '../../shared/limits.ts'
import { LineReader } from './plain/line-reader.ts'

/** bytes that are copied while `act` runs. */
function copied(act: () => void): number {
  const set = vi.spyOn(Uint8Array.prototype, 'set')
  const slice = vi.spyOn(Uint8Array.prototype, 'slice')
  act()
  const bytes = [
    ...set.mock.calls.map(([from]) => from.length),
    ...slice.mock.results.map(({ value }) => lengthOf(value)),
  ]
  set.mockRestore()
  slice.mockRestore()
  return bytes.reduce((all, one) => all + one, 0)
}

function lengthOf(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 0
}

it('a frame that comes byte by byte is copied a few times, not once for each byte', () => {
  const frame = encodeFrame(new Uint8Array(limits.frame))
  const reader = new FrameReader()
  const all = copied(() => frame.forEach((byte) => reader.read(Uint8Array.of(byte))))
  expect(reader.partial).toBe(false)
  expect(all / frame.length).toBeLessThan(5)
})

it('so is a line', () => {
  const line = new Uint8Array(limits.line).fill(97)
  const reader = new LineReader(line.length)
  const all = copied(() =>
    line.forEach((byte) => {
      reader.push(Uint8Array.of(byte))
      reader.next()
    }),
  )
  expect(reader.size).toBe(line.length)
  expect(all / line.length).toBeLessThan(5)
})
