import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from '../disk/folder-lock.ts'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { makeIdentity } from '../wire/certificate.ts'
import { systemClock } from '../wire/system-clock.ts'
import { hostIdentity } from './host-identity.ts'

describe('a host’s own key', () => {
  let folder: ReturnType<typeof temporaryFolder>
  const at = (name: string) => join(folder.path, name)

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('is made once, and is the same from then on', async () => {
    const first = await hostIdentity(at('new/folder'))
    const second = await hostIdentity(at('new/folder'))
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
  })

  it('is one where two make it at once: whoever has one has that which stays', async () => {
    const both = await Promise.all([hostIdentity(folder.path), hostIdentity(folder.path)])
    const stays = await hostIdentity(folder.path)
    const made = both.filter(({ ok }) => ok)
    expect(made.length).toBeGreaterThan(0)
    for (const one of made) expect(one).toEqual(stays)
  })

  it('is read, and never made, where somebody else has the folder', async () => {
    const lock = await lockFolder(folder.path, { clock: systemClock, lost: () => undefined })
    expect(await hostIdentity(folder.path)).toMatchObject({ ok: false, error: { code: 'folder-busy' } })
    expect(readdirSync(folder.path)).toEqual(['host.lock'])
    if (lock.ok) lock.value.release()
    const made = await hostIdentity(folder.path)
    const again = await lockFolder(folder.path, { clock: systemClock, lost: () => undefined })
    expect(await hostIdentity(folder.path)).toEqual(made)
    if (again.ok) again.value.release()
  })

  it('is for its owner alone', async () => {
    await hostIdentity(folder.path)
    expect(statSync(at('host-key.pem')).mode & 0o777).toBe(0o600)
  })

  it('comes with a certificate for this computer by its names and numbers', async () => {
    const identity = await hostIdentity(folder.path)
    const certificate = new X509Certificate(identity.ok ? identity.value.certificatePem : '')
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkHost(hostname())).toBeDefined()
    expect(certificate.checkIP('127.0.0.1')).toBeDefined()
    expect(certificate.checkIP('::1')).toBeDefined()
  })

  it('is not made anew where only its certificate is missing', async () => {
    await hostIdentity(folder.path)
    rmSync(at('host-certificate.pem'))
    const key = readFileSync(at('host-key.pem'), 'utf8')
    expect(await hostIdentity(folder.path)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
    expect(readFileSync(at('host-key.pem'), 'utf8')).toBe(key)
  })

  it('is not made anew where it is damaged', async () => {
    await hostIdentity(folder.path)
    writeFileSync(at('host-key.pem'), 'damaged')
    const path = at('host-key.pem')
    expect(await hostIdentity(folder.path)).toMatchObject({ ok: false, error: { code: 'key-bad', facts: { path } } })
  })

  it('says so where the folder cannot be written to', async () => {
    writeFileSync(at('file'), '')
    expect(await hostIdentity(at('file/below'))).toMatchObject({ ok: false })
  })
})

describe('a pair of the person’s own', () => {
  let folder: ReturnType<typeof temporaryFolder>

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  async function pair(certificate?: string, key?: string) {
    const own = await makeIdentity({ commonName: 'x', names: [], addresses: [] })
    const [certFile, keyFile] = [join(folder.path, 'own.crt'), join(folder.path, 'own.key')]
    writeFileSync(certFile, certificate ?? own.certificatePem)
    writeFileSync(keyFile, key ?? own.keyPem)
    return { own, certFile, keyFile }
  }

  it('is taken as it is', async () => {
    const { own, ...files } = await pair()
    expect(await hostIdentity(folder.path, files)).toEqual({ ok: true, value: own })
  })

  it('must belong together', async () => {
    const other = await makeIdentity({ commonName: 'y', names: [], addresses: [] })
    const { certFile, keyFile } = await pair(undefined, other.keyPem)
    const identity = await hostIdentity(folder.path, { certFile, keyFile })
    expect(identity).toMatchObject({ ok: false, error: { code: 'key-mismatch' } })
  })

  it('is named where it is not what it should be', async () => {
    const { certFile, keyFile } = await pair('nonsense')
    const identity = await hostIdentity(folder.path, { certFile, keyFile })
    expect(identity).toEqual({ ok: false, error: { code: 'certificate-bad', facts: { path: certFile } } })
    const missing = await hostIdentity(folder.path, { certFile: join(folder.path, 'no.crt'), keyFile })
    expect(missing).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
  })
})
