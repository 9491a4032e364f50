import { fail, type Result } from '../../shared/result.ts'

/** A key pair and the certificate that shows it. */
export interface Identity {
  /** PEM; the whole chain where there is one, leaf first. */
  readonly certificatePem: string
  /** PEM, PKCS #8. */
  readonly keyPem: string
  /** SHA-256 of the public key (SPKI), base64url. */
  readonly keyHash: string
}

export type BadIdentity = 'certificate-bad' | 'key-bad' | 'key-mismatch'

/** An identity from PEM texts. */
export function readIdentity(_certificatePem: string, _keyPem: string): Result<Identity, BadIdentity> {
  return fail('certificate-bad')
}

/** The SHA-256 of a DER certificate's public key (SPKI), base64url; null where the bytes are no certificate. */
export function keyHashOf(_der: Uint8Array): string | null {
  return null
}
