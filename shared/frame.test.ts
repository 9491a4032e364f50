import { describe, expect, it } from 'vitest'
import { encodeFrame, FrameReader } from './frame.ts'
import { encodeUtf8 } from './json.ts'

const hello = encodeFrame(encodeUtf8('hello'))
const world = encodeFrame(encodeUtf8('سلام دنیا'))
const stream = new Uint8Array([...hello, ...world])

function textsOf(reader: FrameReader, ...chunks: Uint8Array[]): string[] {
  return chunks.flatMap((chunk) => {
    const read = reader.read(chunk)
    return read.ok ? read.value.map((body) => new TextDecoder().decode(body)) : [read.error]
  })
}

describe('frames', () => {
  it('come out whole wherever the bytes were cut', () => {
    for (let at = 0; at <= stream.length; at++) {
      const texts = textsOf(new FrameReader(), stream.subarray(0, at), stream.subarray(at))
      expect(texts).toEqual(['hello', 'سلام دنیا'])
    }
  })

  it('come out whole one byte at a time', () => {
    const bytes = [...stream].map((byte) => new Uint8Array([byte]))
    expect(textsOf(new FrameReader(), ...bytes)).toEqual(['hello', 'سلام دنیا'])
  })

  it('begin with their kind, and with how long they are, the highest byte first', () => {
    expect([...encodeFrame(new Uint8Array(0x010203)).subarray(0, 4)]).toEqual([0, 1, 2, 3])
  })

  it('are partial until their last byte has come', () => {
    const reader = new FrameReader()
    reader.read(hello.subarray(0, 6))
    expect(reader.partial).toBe(true)
    reader.read(hello.subarray(6))
    expect(reader.partial).toBe(false)
  })

  it('are let in at the limit, and refused one byte past it before any of the body has come', () => {
    const reader = new FrameReader(5)
    expect(textsOf(reader, hello)).toEqual(['hello'])
    expect(new FrameReader(4).read(hello.subarray(0, 4))).toEqual({ ok: false, error: 'frame-large' })
  })

  it('of an unknown kind are refused', () => {
    expect(new FrameReader().read(new Uint8Array([7, 0, 0, 1, 65]))).toEqual({ ok: false, error: 'frame-bad' })
  })
})
