import { describe, expect, it } from 'vitest'
import { withoutTelnet } from './telnet.ts'

const a = 97
const b = 98

describe('a line from telnet', () => {
  it.each([
    ['an offer', [255, 251, 31], []],
    ['a request', [255, 253, 3], []],
    ['an interrupt and what follows it', [255, 244, 255, 253, 6], []],
    ['a go-ahead', [255, 249], []],
    ['a window’s size', [255, 250, 31, 0, 80, 0, 24, 255, 240], []],
  ])('loses %s', (_what, command, left) => {
    expect([...withoutTelnet(Uint8Array.from([a, ...command, b]))]).toEqual([a, ...left, b])
  })

  it.each([
    ['a byte 255 by itself', [255]],
    ['a mark of UTF-16', [255, 254]],
    ['an answer to what was never asked', [255, 254, 32]],
    ['an offer of what ends lines', [255, 251, 13]],
    ['an offer of nothing that exists', [255, 251, 200]],
    ['an offer that does not say of what', [255, 251]],
    ['options without an end', [255, 250, 31, 0]],
    ['an unknown command', [255, 200]],
  ])('keeps %s, so that it is seen not to be UTF-8', (_what, bytes) => {
    expect([...withoutTelnet(Uint8Array.from([a, ...bytes]))]).toEqual([a, ...bytes])
  })

  it('is the very same where it has nothing of the kind', () => {
    const line = Uint8Array.from([a, b])
    expect(withoutTelnet(line)).toBe(line)
  })
})
