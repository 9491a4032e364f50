import { createHash, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeIdentity } from './certificate.ts'
import { hashOfKey, keyHashOf, readIdentity, type Identity } from './identity.ts'

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
  it('is that of the certificate’s public key', () => {
    expect(keyHashOf(new X509Certificate(identity.certificatePem).raw)).toBe(identity.keyHash)
  })

  it('is that of the key as OpenSSL writes it down, whatever its kind', () => {
    const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
    const keys = [
      ...Array.from({ length: 20 }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' })),
      generateKeyPairSync('ec', { namedCurve: 'P-384' }),
      generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }),
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('rsa', { modulusLength: 2_048 }),
    ]
    for (const { publicKey } of keys)
      expect(hashOfKey(publicKey)).toBe(createHash('sha256').update(spki(publicKey)).digest('base64url'))
  })

  it('is null where the bytes are no certificate', () => {
    expect(keyHashOf(Uint8Array.of(1, 2, 3))).toBeNull()
  })
})
