import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'

const ascending = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64url')
const ones = Buffer.alloc(32, 0xff).toString('base64url')
const zeros = Buffer.alloc(32).toString('base64url')

it('a fingerprint shows all 32 bytes in 8 groups of 8 digits', () => {
  const { hash, groups } = fingerprint(ascending)
  expect(hash).toBe(ascending)
  expect(groups).toHaveLength(8)
  expect(groups.join('')).toBe(Buffer.from(ascending, 'base64url').toString('hex'))
  expect(groups.every((group) => group.length === 8)).toBe(true)
})

it('a fingerprint’s words are its first 66 bits, 11 bits a word', () => {
  expect(fingerprint(zeros).words).toEqual(Array(6).fill('abandon'))
  expect(fingerprint(ones).words).toEqual(Array(6).fill('zoo'))
  const phrase = entropyToMnemonic(Buffer.from(ascending, 'base64url'), wordlist)
  expect(fingerprint(ascending).words).toEqual(phrase.split(' ').slice(0, 6))
})

it('one bit makes another fingerprint', () => {
  const bytes = Buffer.alloc(32)
  bytes[8] = 0b0100_0000
  expect(fingerprint(bytes.toString('base64url')).words[5]).toBe('ability')
})
