import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { fail, ok, type Result } from '../../shared/result.ts'

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
  const publicKey = leaf && attempt(() => leaf.publicKey)
  if (!leaf || !publicKey) return fail('certificate-bad')
  const key = attempt(() => createPrivateKey(keyPem))
  if (!key) return fail('key-bad')
  if (!leaf.checkPrivateKey(key)) return fail('key-mismatch')
  // OpenSSL refuses here what it would refuse at the first handshake: a broken chain, a key too weak
  const usable = attempt(() => createSecureContext({ cert: certificatePem, key: keyPem }))
  return usable ? ok({ certificatePem, keyPem, keyHash: hashOfKey(publicKey) }) : fail('certificate-bad')
}

/** The SHA-256 of a DER certificate's public key (SPKI), base64url; null where the bytes are no certificate. */
export function keyHashOf(der: Uint8Array): string | null {
  return attempt(() => hashOfKey(new X509Certificate(der).publicKey))
}

/** The SHA-256 of a public key (SPKI), base64url. */
export function hashOfKey(publicKey: KeyObject): string {
  return createHash('sha256').update(spkiOf(publicKey)).digest('base64url')
}

/** What stands before the point of a P-256 key in its SPKI. RFC 5480, 2 */
const beforePoint = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex')

/** OpenSSL takes a quarter of a millisecond to write down a key: the usual kind is written here, from its numbers. */
function spkiOf(publicKey: KeyObject): Uint8Array {
  // a curve that has no name there is refused by an exception
  const jwk = publicKey.asymmetricKeyType === 'ec' ? attempt(() => publicKey.export({ format: 'jwk' })) : null
  if (jwk?.crv !== 'P-256') return publicKey.export({ type: 'spki', format: 'der' })
  const { x = '', y = '' } = jwk
  return Buffer.concat([beforePoint, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}

/** Node says "not readable" by throwing. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
