import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeIdentity } from './certificate.ts'
import type { Identity } from './identity.ts'

const names = ['localhost', 'ali-laptop']
const addresses = ['127.0.0.1', '::1', 'fe80::7%eth0']

let folder: string
let file: string
let identity: Identity
let certificate: X509Certificate

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-certificate-'))
  file = join(folder, 'host.pem')
  identity = await makeIdentity({ commonName: 'Ali’s place', names, addresses })
  certificate = new X509Certificate(identity.certificatePem)
  writeFileSync(file, identity.certificatePem)
})

afterAll(() => rmSync(folder, { recursive: true }))

const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8' })

describe('a certificate', () => {
  it('is verified, strictly, by whoever trusts it as an authority', () => {
    for (const check of [
      ['-verify_hostname', 'localhost'],
      ['-verify_ip', '::1'],
      ['-purpose', 'sslclient'],
    ]) {
      expect(openssl('verify', '-x509_strict', '-CAfile', file, ...check, file)).toBe(`${file}: OK\n`)
    }
  })

  it('is good for no other name', () => {
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkHost('example.org')).toBeUndefined()
    expect(certificate.checkIP('fe80::7')).toBe('fe80::7')
    expect(certificate.checkIP('192.0.2.1')).toBeUndefined()
  })

  it('is a P-256 key signed by itself with SHA-256', () => {
    const text = openssl('x509', '-in', file, '-noout', '-text')
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    for (const part of [
      'ecdsa-with-SHA256',
      'CA:TRUE',
      'Digital Signature, Certificate Sign',
      'Subject Key Identifier',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toMatch(/TLS Web Server Authentication, TLS Web Client Authentication/)
  })

  it('is good from now on for ten years', () => {
    const years = new Date(certificate.validTo).getUTCFullYear() - new Date(certificate.validFrom).getUTCFullYear()
    expect(years).toBe(10)
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(Date.now())
  })

  it('is named by the hash of its public key alone', () => {
    const spki = certificate.publicKey.export({ type: 'spki', format: 'der' })
    expect(identity.keyHash).toBe(createHash('sha256').update(spki).digest('base64url'))
    expect(identity.keyHash).toMatch(/^[\w-]{43}$/)
  })

  it('is never made twice', async () => {
    const other = await makeIdentity({ commonName: 'hearth', names: [], addresses: [] })
    expect(other.keyHash).not.toBe(identity.keyHash)
    expect(new X509Certificate(other.certificatePem).serialNumber).not.toBe(certificate.serialNumber)
    expect(new X509Certificate(other.certificatePem).subjectAltName).toBeUndefined()
  })
})
