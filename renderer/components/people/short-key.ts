import type { PersonId } from '../../../shared/model.ts'

/** How a person's key begins: the first two of its 8 groups, enough to notice a change, not to prove one. Null for a guest. */
export function shortKey(person: PersonId): string | null {
  const hash = /^key-([\w-]{43})$/.exec(person)?.[1]
  if (!hash) return null
  // base64url (RFC 4648) of which 11 letters hold the first 8 bytes
  const bytes = atob(hash.slice(0, 12).replaceAll('-', '+').replaceAll('_', '/')).slice(0, 8)
  const digits = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return `${digits.slice(0, 8)} ${digits.slice(8)}`
}
