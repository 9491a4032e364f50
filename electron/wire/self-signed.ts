// the library below asks for it, first
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { webcrypto } from 'node:crypto'
import type { IdentityWish } from './certificate.ts'

/** How keys are made and certificates signed: P-256 is what every TLS library can do. */
export const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** The DER bytes of a certificate that these keys sign for themselves. */
export async function selfSigned(keys: webcrypto.CryptoKeyPair, wish: IdentityWish): Promise<Buffer> {
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
  return Buffer.from(certificate.rawData)
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
    ...addresses.map(withoutScope).map((value) => ({ type: 'ip', value }) as const),
  ]
  return all.length > 0 ? [new x509.SubjectAlternativeNameExtension(all)] : []
}

/** A scope means something on one machine alone. */
function withoutScope(address: string): string {
  return address.replace(/%.*$/, '')
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
  const [first = 0, ...rest] = webcrypto.getRandomValues(new Uint8Array(16))
  return Buffer.from([(first & 0x3f) | 0x40, ...rest]).toString('hex')
}
