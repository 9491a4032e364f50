import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { fail, ok, type Result } from '../../shared/result.ts'
import { publicKeyOf } from './public-key.ts'

/** A key and the certificate that shows it. */
export interface Identity {
  /** PEM; the whole chain where there is one, leaf first. */
  readonly certificatePem: string
  /** PEM, without a passphrase. */
  readonly keyPem: string
  /** SHA-256 of the public key (SPKI), base64url. */
  readonly keyHash: string
}

export type BadIdentity = 'certificate-bad' | 'key-bad' | 'key-mismatch'

/** An identity from PEM texts; `certificatePem` may hold a chain, leaf first. Dates and signers are not judged. */
export function readIdentity(certificatePem: string, keyPem: string): Result<Identity, BadIdentity> {
  const leaf = attempt(() => new X509Certificate(certificatePem))
  const keyHash = leaf && keyHashOf(leaf)
  if (!leaf || !keyHash) return fail('certificate-bad')
  const key = attempt(() => createPrivateKey(keyPem))
  if (!key) return fail('key-bad')
  if (!leaf.checkPrivateKey(key)) return fail('key-mismatch')
  // OpenSSL refuses here what it would refuse at the first handshake: a broken chain, a key too weak
  const usable = attempt(() => createSecureContext({ cert: certificatePem, key: keyPem }))
  return usable ? ok({ certificatePem, keyPem, keyHash }) : fail('certificate-bad')
}

/** The SHA-256 of a certificate's public key (SPKI), base64url; null where it is of a kind that OpenSSL does not know. */
export function keyHashOf(certificate: X509Certificate): string | null {
  return attempt(() => createHash('sha256').update(publicKeyOf(certificate)).digest('base64url'))
}

/** Node says "not readable" by throwing. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
