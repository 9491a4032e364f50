import { describe, expect, it } from 'vitest'
import { joined } from './joined.ts'

const one = Uint8Array.of(1, 2)
const other = Uint8Array.of(3)

describe('joined bytes', () => {
  it('hold the chunks one after another', () => {
    expect([...joined([one, other, one], 5)]).toEqual([1, 2, 3, 1, 2])
  })

  it('are the chunk itself where there is one', () => {
    expect(joined([one], 2)).toBe(one)
  })

  it('are shared by all who join the same chunks, also beside others', () => {
    const first = joined([one, other], 3)
    joined([other, one], 3)
    expect(joined([one, other], 3)).toBe(first)
  })

  it('are never those of chunks that only look the same', () => {
    const first = joined([one, other], 3)
    expect(joined([Uint8Array.of(1, 2), other], 3)).not.toBe(first)
    expect([...joined([one, one], 4)]).toEqual([1, 2, 1, 2])
  })
})
