import { beforeEach, describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../../shared/json.ts'
import { LineReader } from './line-reader.ts'

let reader: LineReader

beforeEach(() => {
  reader = new LineReader(8)
})

/** The lines that are there; `!` for one that was too long. */
function lines(from = reader): string[] {
  const read: string[] = []
  for (let line = from.next(); line; line = from.next()) {
    read.push(line.type === 'long' ? '!' : Buffer.from(line.bytes).toString())
  }
  return read
}

function pushed(...texts: string[]): string[] {
  return texts.flatMap((text) => {
    reader.push(encodeUtf8(text))
    return lines()
  })
}

describe('lines', () => {
  it('come out whole wherever the bytes were cut', () => {
    const stream = encodeUtf8('سلا\r\n\nhello!!!\r\nmuch too long\r\nb\n')
    for (let at = 0; at <= stream.length; at++) {
      const fresh = new LineReader(8)
      fresh.push(stream.subarray(0, at))
      const read = lines(fresh)
      fresh.push(stream.subarray(at))
      expect([...read, ...lines(fresh)]).toEqual(['سلا', '', 'hello!!!', '!', 'b'])
    }
  })

  it('come out whole one byte at a time', () => {
    expect(pushed(...'one\r\ntwo\nmuch too long\nx\n')).toEqual(['one', 'two', '!', 'x'])
  })

  it('are let in at the limit, and refused one byte past it', () => {
    expect(pushed('12345678\n', '12345678\r\n', '123456789\n', '123456789\r\n')).toEqual([
      '12345678',
      '12345678',
      '!',
      '!',
    ])
  })

  it('that are too long are told before their end, once, and nothing of them is kept', () => {
    expect(pushed('1234567890', 'more', 'and more')).toEqual(['!'])
    expect([reader.size, reader.partial]).toEqual([0, true])
    expect(pushed('its end\nnext\n')).toEqual(['next'])
    expect(reader.partial).toBe(false)
  })

  it('that are unfinished are partial, and end where they are broken off', () => {
    expect(pushed('half')).toEqual([])
    expect(reader.partial).toBe(true)
    reader.breakOff()
    expect(lines()).toEqual(['half'])
    expect(reader.partial).toBe(false)
  })

  it('are not begun by breaking off where nothing is unfinished', () => {
    reader.breakOff()
    reader.push(encodeUtf8('held\n'))
    reader.breakOff()
    expect(lines()).toEqual(['held'])
  })

  it('that are too long end too where they are broken off', () => {
    expect(pushed('1234567890')).toEqual(['!'])
    reader.breakOff()
    expect(lines()).toEqual([])
    expect(pushed('next\n')).toEqual(['next'])
  })

  it('wait, counted, while nobody asks for them', () => {
    reader.push(encodeUtf8('a\nb\n'))
    expect(reader.next()).toMatchObject({ type: 'line' })
    expect([reader.size, reader.partial]).toEqual([2, false])
    reader.push(encodeUtf8('c\n'))
    expect(lines()).toEqual(['b', 'c'])
  })
})
