import type { ClientId } from './model.ts'

/** 72 random bits tell each run of a program from all others. */
const runSize = 9
/** Digits (base 36) that count within a run. */
const digits = 4

/**
 * Makes ids for new messages, of one run of a program: 12 letters of base64url (RFC 4648, section 5) and a count. One
 * after the other, they lie side by side in a host's index; an author's copy of each would else be a page of its own.
 */
export function clientIds(): () => ClientId {
  const bytes = crypto.getRandomValues(new Uint8Array(runSize))
  const run = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  let count = 0
  return () => run + (count++).toString(36).padStart(digits, '0')
}

/** A new message's id. */
export const newClientId = clientIds()
