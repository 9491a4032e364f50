import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { makeIdentity } from '../../wire/certificate.ts'
import type { Identity } from '../../wire/identity.ts'
import { Authority } from './authority.ts'

describe('the authority that a person trusts', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let identity: Identity

  beforeAll(async () => {
    folder = temporaryFolder()
    identity = await makeIdentity({ commonName: 'An authority', names: [], addresses: [] })
  })
  afterAll(() => folder.remove())

  function file(name: string, text: string): string {
    writeFileSync(join(folder.path, name), text)
    return join(folder.path, name)
  }

  it('is a PEM file, known by its name', async () => {
    const authority = new Authority()
    expect(authority.pem).toBeNull()
    expect(await authority.choose(file('office.pem', identity.certificatePem))).toEqual({
      ok: true,
      value: 'office.pem',
    })
    expect(authority.pem).toBe(identity.certificatePem)
  })

  it('never holds the key that lies in the same file', async () => {
    const authority = new Authority()
    await authority.choose(file('both.pem', identity.keyPem + identity.certificatePem))
    expect(authority.pem).toBe(identity.certificatePem)
  })

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a damaged certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['far too much', 'x'.repeat(70_000)],
  ])('is not %s, and the one chosen before stays', async (_what, text) => {
    const authority = new Authority()
    await authority.choose(file('office.pem', identity.certificatePem))
    const path = file('bad.pem', text)
    expect(await authority.choose(path)).toEqual({ ok: false, error: { code: 'certificate-bad', facts: { path } } })
    expect(authority.pem).toBe(identity.certificatePem)
  })

  it('that cannot be read is named', async () => {
    const path = join(folder.path, 'missing.pem')
    expect(await new Authority().choose(path)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
  })
})
