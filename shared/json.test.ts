import { describe, expect, it } from 'vitest'
import { decodeJson, encodeJson, encodeUtf8 } from './json.ts'
import { limits } from './limits.ts'

const read = (text: string) => decodeJson(encodeUtf8(text))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('JSON from a stranger', () => {
  it('comes back as it was sent', () => {
    const value = { text: 'سلام 👋', list: [1, null, true] }
    expect(decodeJson(encodeJson(value))).toEqual({ ok: true, value })
  })

  it('may be nested to the limit and no deeper', () => {
    expect(read(nested(limits.jsonDepth)).ok).toBe(true)
    expect(read(nested(limits.jsonDepth + 1))).toEqual({ ok: false, error: 'too-deep' })
  })

  it('of 30,000 levels is refused, not recursed into', () => {
    expect(read(nested(30_000))).toEqual({ ok: false, error: 'too-deep' })
  })

  it('may have so many keys and items and no more', () => {
    const keys = (count: number) => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [i, i])))
    const items = (count: number) => JSON.stringify(Array.from({ length: count }, () => 0))
    expect(read(keys(limits.jsonKeys)).ok).toBe(true)
    expect(read(keys(limits.jsonKeys + 1))).toEqual({ ok: false, error: 'too-wide' })
    expect(read(items(limits.jsonItems)).ok).toBe(true)
    expect(read(items(limits.jsonItems + 1))).toEqual({ ok: false, error: 'too-wide' })
  })

  it.each(['__proto__', 'constructor', 'prototype'])('never has a key %s', (key) => {
    expect(read(`{"a":{"${key}":{}}}`)).toEqual({ ok: false, error: 'forbidden-key' })
  })

  it('that is not JSON, or not UTF-8, is a value, not an exception', () => {
    expect(read('{"a":')).toEqual({ ok: false, error: 'not-json' })
    expect(decodeJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ ok: false, error: 'not-utf8' })
  })
})
