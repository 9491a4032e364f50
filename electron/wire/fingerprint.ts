import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Fingerprint } from '../../shared/bridge.ts'

const wordCount = 6
/** A BIP-39 list has 2,048 words. */
const bitsPerWord = 11

/**
 * A key hash (32 bytes, base64url) as people compare it: 8 groups of 8 hexadecimal digits are the whole of it;
 * 6 words are its first 66 bits, 11 bits a word, from the English BIP-39 list.
 */
export function fingerprint(keyHash: string): Fingerprint {
  const bytes = Buffer.from(keyHash, 'base64url')
  return { hash: keyHash, groups: bytes.toString('hex').match(/.{1,8}/g) ?? [], words: wordsOf(bytes) }
}

function wordsOf(bytes: Buffer): string[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: wordCount }, (_, at) => {
    const index = parseInt(bits.slice(at * bitsPerWord, (at + 1) * bitsPerWord), 2)
    return wordlist[index] ?? ''
  })
}
