// the library below asks for it, first
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import { keyHashOf, type Identity } from './identity.ts'

export interface IdentityWish {
  readonly commonName: string
  /** DNS names that the certificate is good for. */
  readonly names: readonly string[]
  /** IP numbers that it is good for. */
  readonly addresses: readonly string[]
  /** 10 where it is left out: trust is the pinned key, not the date. */
  readonly validYears?: number
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * Makes a P-256 key and its self-signed certificate, for a host or a person. Whoever trusts the certificate as an
 * authority file (Python's `create_default_context`, RFC 5280 checked strictly) can verify it, its names and numbers.
 */
export async function makeIdentity(wish: IdentityWish): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: [{ CN: [wish.commonName] }],
      ...validity(wish.validYears ?? 10),
      signingAlgorithm: algorithm,
      keys,
      extensions: await extensions(keys.publicKey, wish),
    },
    webcrypto,
  )
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    certificatePem: pem('CERTIFICATE', Buffer.from(certificate.rawData)),
    keyPem: pem('PRIVATE KEY', key),
    keyHash: keyHashOf(Buffer.from(certificate.rawData)) ?? '',
  }
}

async function extensions(publicKey: webcrypto.CryptoKey, wish: IdentityWish): Promise<x509.Extension[]> {
  const { KeyUsageFlags, ExtendedKeyUsage } = x509
  return [
    // its own authority: RFC 5280 lets nobody else sign
    new x509.BasicConstraintsExtension(true, 0, true),
    new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
    new x509.ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
    await x509.SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
    await x509.AuthorityKeyIdentifierExtension.create(publicKey, false, webcrypto),
    ...alternativeNames(wish),
  ]
}

/** RFC 5280, 4.2.1.6: none at all rather than an empty list. */
function alternativeNames({ names, addresses }: IdentityWish): x509.Extension[] {
  const all = [
    ...names.map((value) => ({ type: 'dns', value }) as const),
    ...addresses.filter((value) => isIP(value) > 0).map((value) => ({ type: 'ip', value }) as const),
  ]
  return all.length > 0 ? [new x509.SubjectAlternativeNameExtension(all)] : []
}

/** From a day ago, so that a peer whose clock is a little behind does not balk. */
function validity(years: number): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Date.now() - 24 * 3_600_000)
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years)
  return { notBefore, notAfter }
}

/** 16 random bytes, positive and without a leading zero (RFC 5280, 4.1.2.2), in hexadecimal. */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return Buffer.from(bytes).toString('hex')
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
