import { describe, expect, it } from 'vitest'
import { guestId, keyedId } from '../../../shared/model.ts'
import { shortKey } from './short-key.ts'

describe('a short key', () => {
  it('is the first two groups of the whole', () => {
    // SHA-256 of nothing (FIPS 180-4): e3b0c44298fc1c14…
    const hash = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    expect(shortKey(keyedId(hash))).toBe('e3b0c442 98fc1c14')
  })

  it('is nothing where a person has no key', () => {
    expect(shortKey(guestId(3))).toBe(null)
  })
})
