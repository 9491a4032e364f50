import type { Fingerprint } from '../../shared/bridge.ts'

/** A key hash (base64url SHA-256) as people compare it. */
export function fingerprint(keyHash: string): Fingerprint {
  return { hash: keyHash, groups: [], words: [] }
}
