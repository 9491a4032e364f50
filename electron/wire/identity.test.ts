import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeIdentity } from './certificate.ts'
import { keyHashOf, readIdentity, type Identity } from './identity.ts'

let identity: Identity
let other: Identity

beforeAll(async () => {
  const wish = { commonName: 'hearth', names: [], addresses: [] }
  ;[identity, other] = await Promise.all([makeIdentity(wish), makeIdentity(wish)])
})

describe('an identity', () => {
  it('is read back as it was made', () => {
    expect(readIdentity(identity.certificatePem, identity.keyPem)).toEqual({ ok: true, value: identity })
  })

  it('may bring a chain, and is named by the first certificate’s key', () => {
    const chain = identity.certificatePem + other.certificatePem
    const read = readIdentity(chain, identity.keyPem)
    expect(read).toEqual({ ok: true, value: { ...identity, certificatePem: chain } })
  })

  it('is refused where the certificate is none', () => {
    expect(readIdentity('nonsense', identity.keyPem)).toEqual({ ok: false, error: 'certificate-bad' })
    expect(readIdentity(identity.keyPem, identity.keyPem)).toEqual({ ok: false, error: 'certificate-bad' })
  })

  it('is refused where the rest of the chain is damaged', () => {
    const chain = `${identity.certificatePem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`
    expect(readIdentity(chain, identity.keyPem)).toEqual({ ok: false, error: 'certificate-bad' })
  })

  it('is refused where the key is none, or is locked', () => {
    const locked = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey
    expect(readIdentity(identity.certificatePem, 'nonsense')).toEqual({ ok: false, error: 'key-bad' })
    expect(readIdentity(identity.certificatePem, identity.certificatePem)).toEqual({ ok: false, error: 'key-bad' })
    expect(readIdentity(identity.certificatePem, locked)).toEqual({ ok: false, error: 'key-bad' })
  })

  it('is refused where key and certificate do not belong together', () => {
    expect(readIdentity(identity.certificatePem, other.keyPem)).toEqual({ ok: false, error: 'key-mismatch' })
  })
})

describe('a key hash', () => {
  it('is that of the certificate’s public key, as OpenSSL writes it down', () => {
    const certificate = new X509Certificate(identity.certificatePem)
    const spki = certificate.publicKey.export({ type: 'spki', format: 'der' })
    expect(identity.keyHash).toBe(createHash('sha256').update(spki).digest('base64url'))
    expect(keyHashOf(certificate)).toBe(identity.keyHash)
  })
})
