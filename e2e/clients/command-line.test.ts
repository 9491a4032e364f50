import { writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeIdentity } from '../../electron/wire/certificate.ts'
import { HostProcess, serve } from '../protocol/hosts/host-process.ts'
import { ownFolder } from '../protocol/hosts/own-folder.ts'

const folder = ownFolder()

/** Runs the host with flags that cannot work, and answers its one line of complaint. */
async function complaint(...flags: string[]): Promise<string> {
  const program = serve('--data', folder.path, ...flags)
  const { code } = await program.ended
  expect(code).toBeGreaterThan(0)
  expect(program.out.all).toEqual([])
  expect(program.complaints.all).toHaveLength(1)
  return program.complaints.all[0]!
}

function written(name: string, content: string): string {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

describe('the command line says in one line, and ends with an error, that', () => {
  it.each([
    ['a flag is not there', ['--prot', '5050'], '--prot'],
    ['a word is one too many', ['5050'], '5050'],
    ['a flag lacks its value', ['--port'], '--port'],
    ['a port is no number', ['--port', 'many'], 'not a port'],
    ['a port is too high', ['--port', '65536'], 'not a port'],
    ['a limit is not there', ['--limit', 'windows=5'], 'no limit of that name'],
    ['a limit is out of its range', ['--limit', 'connections=5001'], 'Choose from 10 to 5000'],
    ['a log level is not there', ['--log-level', 'loud'], '--log-level'],
    ['a certificate comes without a key', ['--cert', 'own.pem'], '--key'],
    ['a name is no name', ['--port', '0', '--name', ''], 'name'],
    ['an address is not this computer’s', ['--port', '0', '--bind', '203.0.113.7'], '203.0.113.7'],
  ])('%s', async (_what, flags, named) => {
    expect(await complaint(...flags)).toContain(named)
  })

  it('a port is in use', async () => {
    const port = await takenPort()
    expect(await complaint('--bind', '127.0.0.1', '--port', String(port))).toContain(`Port ${port} is in use.`)
  })

  it('a certificate cannot be read, or is none', async () => {
    const key = written('key.pem', (await makeIdentity({ commonName: 'x', names: [], addresses: [] })).keyPem)
    const missing = join(folder.path, 'missing.pem')
    expect(await complaint('--cert', missing, '--key', key)).toContain(`cannot read ${missing}`)
    const none = written('none.pem', 'no certificate')
    expect(await complaint('--cert', none, '--key', key)).toContain(`${none} is not a certificate`)
  })

  it('a key is none, or is of another certificate', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => makeIdentity({ commonName: 'x', names: [], addresses: [] })),
    )
    const certificate = written('certificate.pem', one!.certificatePem)
    const none = written('none.pem', 'no key')
    expect(await complaint('--cert', certificate, '--key', none)).toContain(`${none} is not a private key`)
    const key = written('key.pem', other!.keyPem)
    expect(await complaint('--cert', certificate, '--key', key)).toContain('do not belong together')
  })

  it('a folder cannot be written to', async () => {
    const below = join(written('a-file', ''), 'data')
    expect(await complaint('--port', '0', '--data', below)).toContain(below)
  })

  it('another host runs from the folder', async () => {
    await HostProcess.start(folder.path)
    expect(await complaint('--port', '0')).toContain(`Another host is running from ${folder.path}.`)
  })

  it('a certificate cannot be written there', async () => {
    const file = join(folder.path, 'no-such-folder', 'exported.pem')
    expect(await complaint('--export-cert', file)).toContain('no-such-folder')
  })
})
