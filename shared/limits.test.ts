import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoints } from './limits.ts'

describe('code points', () => {
  it('are counted as a person counts characters, and half ones as one each', () => {
    expect(['', 'hi', 'سلام', '🏠🏠', '\ud83c', '\udfe0\ud83c', '\ud83c\ud83c\udfe0'].map(codePoints)).toEqual([
      0, 2, 4, 2, 1, 2, 2,
    ])
  })

  it('are as many as the language itself finds, whatever the text', () => {
    const unit = fc.oneof(fc.constantFrom('\ud83c', '\udfe0', 'a'), fc.string({ unit: 'binary', maxLength: 3 }))
    fc.assert(fc.property(fc.array(unit), (units) => codePoints(units.join('')) === [...units.join('')].length))
  })
})
