import type { PersonId } from '../../../shared/model.ts'

/** How a person's key begins: two groups of four, enough to notice a change, not to prove one. Null for a guest. */
export function shortKey(person: PersonId): string | null {
  const hash = /^key-(.{8})/.exec(person)?.[1]
  return hash ? `${hash.slice(0, 4)} ${hash.slice(4)}` : null
}
