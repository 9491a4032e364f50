import type { X509Certificate } from 'node:crypto'

const sequence = 0x30
/** `[0]`, which holds a certificate's version. RFC 5280, 4.1 */
const version = 0xa0

/** What stands before the point of a P-256 key in its SPKI, and how many bytes both have. RFC 5480, 2 */
const beforePoint = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex')
const wholeLength = 91

/**
 * The certificate's public key (SPKI, DER), as OpenSSL writes it down. That takes it a tenth of a millisecond, at each
 * login, so the usual kind is taken from the certificate as it stands there.
 * 1. It MUST be found by its place, never by how it looks: names and numbers before it are chosen by whoever made the
 *    certificate, and may look like another one's key.
 */
export function publicKeyOf(certificate: X509Certificate): Uint8Array {
  const key = keyIn(certificate.raw)
  const usual = key?.length === wholeLength && beforePoint.equals(key.subarray(0, beforePoint.length))
  return usual ? key : certificate.publicKey.export({ type: 'spki', format: 'der' })
}

/** Where the key stands: after version (left out in the first one), number, signature, issuer, dates and subject. RFC 5280, 4.1 */
function keyIn(der: Buffer): Buffer | null {
  const certificate = elementAt(der, 0)
  const body = certificate && elementAt(der, certificate.from)
  if (!body) return null
  let at = body.from
  for (let left = der[at] === version ? 6 : 5; left > 0; left--) {
    const passed = elementAt(der, at)
    if (!passed) return null
    at = passed.to
  }
  const key = elementAt(der, at)
  return key && der[at] === sequence ? der.subarray(at, key.to) : null
}

/** Where the content of the element that begins here stands; null where its length is in no usual form. X.690, 8.1.3 */
function elementAt(der: Buffer, at: number): { readonly from: number; readonly to: number } | null {
  const first = der[at + 1] ?? 0x80
  const more = first < 0x80 ? 0 : first & 0x7f
  const from = at + 2 + more
  if (from > der.length || more > 4 || first === 0x80) return null
  const to = from + (more === 0 ? first : der.readUIntBE(at + 2, more))
  return to <= der.length ? { from, to } : null
}
