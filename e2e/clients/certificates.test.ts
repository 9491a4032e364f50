import { readFileSync, writeFileSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeIdentity } from '../../electron/wire/certificate.ts'
import { HostProcess, serve } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'
import { introduces, python } from './programs.ts'

const done = { code: 0, signal: null }
const folder = ownFolder()

describe('the certificate of a host', () => {
  it('is the same exported before it hosts, while it hosts and after', async () => {
    const files = ['before', 'while', 'after'].map((when) => join(folder.path, `${when}.pem`))
    expect(await serve('--data', folder.path, '--export-cert', files[0]!).ended).toEqual(done)
    const host = await HostProcess.start(folder.path)
    expect(await serve('--data', folder.path, '--export-cert', files[1]!).ended).toEqual(done)
    await host.stop()
    expect(await serve('--data', folder.path, '--export-cert', files[2]!).ended).toEqual(done)
    const [before, meanwhile, after] = files.map((file) => readFileSync(file, 'utf8'))
    expect(meanwhile).toBe(before)
    expect(after).toBe(before)
    expect(before).not.toContain('PRIVATE')
  })

  it('is good for localhost, the name of this computer, and its addresses', async () => {
    const file = join(folder.path, 'exported.pem')
    await serve('--data', folder.path, '--export-cert', file).ended
    const certificate = new X509Certificate(readFileSync(file))
    for (const name of ['localhost', hostname()]) expect(certificate.checkHost(name)).toBeTruthy()
    for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBeTruthy()
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
  })

  it('may be the person’s own, whose clients trust the file they know', async () => {
    const own = await makeIdentity({ commonName: 'own', names: ['localhost'], addresses: [] })
    const [certificate, key] = [join(folder.path, 'own.pem'), join(folder.path, 'own-key.pem')]
    writeFileSync(certificate, own.certificatePem)
    writeFileSync(key, own.keyPem)
    const pair = ['--cert', certificate, '--key', key, '--plain', '--name', "Ali's place"]
    const host = await HostProcess.start(folder.path, ...pair)
    expect(host.keyHash).toBe(own.keyHash)
    const omid = python('localhost', host.port, '--ca', certificate)
    await introduces(omid, 'Omid')
  })
})
