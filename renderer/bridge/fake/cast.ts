/** The people of the toy, and the keys they would have. */
import type { Fingerprint } from '../../../shared/bridge.ts'
import { guestId, keyedId, type Person, type PersonId } from '../../../shared/model.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The same 43 letters for the same word each time: what a SHA-256 looks like in base64url. */
export function likeHash(word: string): string {
  let state = 7
  for (const unit of word) state = (state * 31 + (unit.codePointAt(0) ?? 0)) % 1_000_003
  return Array.from({ length: 43 }, () => letters[(state = (state * 48_271) % 2_147_483_647) % 64] ?? '').join('')
}

/** A key as it would be shown: 8 groups and 6 words. */
export function likeFingerprint(word: string): Fingerprint {
  const hash = likeHash(word)
  const digits = [...hash].map((letter) => (letter.charCodeAt(0) * 40_503).toString(16).slice(-2)).join('')
  const groups = Array.from({ length: 8 }, (_, at) => digits.slice(at * 8, at * 8 + 8))
  return { hash, groups, words: ['garden', 'lamp', 'oyster', 'river', 'velvet', 'thunder'] }
}

/** The id of whoever has this name and a key. */
export function idOf(name: string): PersonId {
  return keyedId(likeHash(name))
}

/** Somebody with a key. */
export function person(name: string, presence: Person['presence'] = 'here'): Person {
  return { id: idOf(name), name, presence }
}

/** Somebody who proved no key. */
export function guest(number: number, name: string): Person {
  return { id: guestId(number), name, presence: 'here' }
}
