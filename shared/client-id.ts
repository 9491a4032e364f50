import type { ClientId } from './model.ts'

/** 96 random bits: an author's messages never share an id by chance, and each copy of a message carries it. */
const size = 12

/** A new message's id: 16 letters of base64url (RFC 4648, section 5). */
export function newClientId(): ClientId {
  const bytes = crypto.getRandomValues(new Uint8Array(size))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
