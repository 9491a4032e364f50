import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publicKeyOf } from './public-key.ts'

/** A certificate of this kind of key, made by OpenSSL. */
function certificate(kind: string, ...more: string[]): X509Certificate {
  const words = ['req', '-x509', '-newkey', ...kind.split(' '), '-nodes', '-keyout', '/dev/null', ...more]
  return new X509Certificate(execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] }))
}

/** Signs a request by its own key, without extensions: such a certificate is of the first version. */
const selfSigned =
  'k=$(mktemp) && openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $k -subj /CN=Sara 2>&- |' +
  ' openssl x509 -req -signkey $k 2>&-; rm $k'

/** The version, where it is told. RFC 5280, 4.1.2.1 */
const versionThree = Buffer.from('a003020102', 'hex')

const usual = 'ec -pkeyopt ec_paramgen_curve:P-256'
const subject = (name: string): string[] => ['-utf8', '-subj', `/CN=${name}`]

/** What OpenSSL writes down. */
const written = (made: X509Certificate): Buffer => made.publicKey.export({ type: 'spki', format: 'der' })

describe('the public key of a certificate', () => {
  it.each([
    ['P-256', usual, subject('Sara')],
    ['P-256, with more than a hundred bytes of names', usual, ['-subj', `/CN=${'x'.repeat(60)}/OU=${'y'.repeat(60)}`]],
    ['P-256, with hundreds of bytes of names', usual, ['-subj', `${`/OU=${'z'.repeat(60)}`.repeat(6)}`]],
    ['P-256, its curve written out', `${usual} -pkeyopt ec_param_enc:explicit`, subject('Sara')],
    ['P-384', 'ec -pkeyopt ec_paramgen_curve:P-384', subject('Sara')],
    ['another curve of 256 bits', 'ec -pkeyopt ec_paramgen_curve:brainpoolP256r1', subject('Sara')],
    ['Ed25519', 'ed25519', subject('Sara')],
    ['RSA', 'rsa:2048', subject('Sara')],
  ])('is what OpenSSL writes down: %s', (_, kind, words) => {
    const made = certificate(kind, ...words)
    expect(Buffer.from(publicKeyOf(made))).toEqual(written(made))
  })

  it('is found in one of the first version, which does not tell its version', () => {
    const made = new X509Certificate(execFileSync('sh', ['-c', selfSigned]))
    expect(made.raw.includes(versionThree)).toBe(false)
    expect(Buffer.from(publicKeyOf(made))).toEqual(written(made))
  })

  it('is not what looks like a key before it', () => {
    const victim = certificate(usual, ...subject('Sara'))
    const number = `0x${written(victim).toString('hex')}`
    const made = certificate(usual, ...subject('Mallory'), '-set_serial', number)
    expect(made.raw.includes(written(victim))).toBe(true)
    expect(Buffer.from(publicKeyOf(made))).toEqual(written(made))
    expect(Buffer.from(publicKeyOf(made))).not.toEqual(written(victim))
  })
})
