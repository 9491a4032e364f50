import { webcrypto, X509Certificate } from 'node:crypto'
import { keyHashOf, type Identity } from './identity.ts'

export interface IdentityWish {
  readonly commonName: string
  /** DNS names that the certificate is good for. */
  readonly names: readonly string[]
  /** IP numbers that it is good for; the scope of a link-local one is left out. */
  readonly addresses: readonly string[]
  /** 10 where it is left out: trust is the pinned key, not the date. */
  readonly validYears?: number
}

/**
 * Makes a P-256 key and its self-signed certificate, for a host or a person. Whoever trusts the certificate as an
 * authority file (Python's `create_default_context`, RFC 5280 checked strictly) can verify it, its names and numbers.
 */
export async function makeIdentity(wish: IdentityWish): Promise<Identity> {
  // a third of a second to load, and needed once in the life of a profile
  const { algorithm, selfSigned } = await import('./self-signed.ts')
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const der = await selfSigned(keys, wish)
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    certificatePem: pem('CERTIFICATE', der),
    keyPem: pem('PRIVATE KEY', key),
    keyHash: keyHashOf(new X509Certificate(der)) ?? '',
  }
}

/** RFC 7468 */
function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}
