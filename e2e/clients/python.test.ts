import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../electron/disk/temporary-folder.ts'
import { HeadlessTls } from '../protocol/carriers/headless-tls.ts'
import { Host, named, serves } from '../protocol/host.ts'
import { serve } from '../protocol/hosts/host-process.ts'
import { endPrograms, type Program } from '../protocol/hosts/program.ts'
import { introduces, python } from './programs.ts'

const carrier = new HeadlessTls('--plain')
const host = new Host(carrier)
let authority = ''

const ways: readonly [way: string, client: () => Program][] = [
  ['in the clear', () => python('127.0.0.1', carrier.running.port)],
  ['by TLS', () => python('localhost', carrier.running.port, '--ca', authority)],
]

describe('the Python client', () => {
  serves(host)
  beforeAll(async () => {
    authority = await carrier.exportCertificate()
  })
  afterEach(() => endPrograms({ but: carrier.running.program }))

  it.each(ways)('talks both ways %s, in Persian too', async (_way, client) => {
    const sara = await host.person('Sara')
    const omid = client()
    await introduces(omid, named('Omid'))
    omid.types('سلام از پایتون')
    await sara.hears({ type: 'message', text: 'سلام از پایتون' })
    await sara.posts('سلام به پایتون')
    await omid.reads(/^\[\d\d:\d\d\] Sara-\d+: سلام به پایتون$/)
  })

  it.each(ways)('lists, and writes to one person, %s', async (_way, client) => {
    const sara = await host.person('Sara')
    const omid = client()
    await introduces(omid, named('Omid'))
    omid.types('/list')
    expect(await omid.reads(/^\* Here \(\d+\): /)).toContain(sara.name)
    omid.types(`/pm ${sara.name} psst`)
    const { room } = await sara.hears({ type: 'message', text: 'psst' })
    await sara.posts('yes?', room)
    await omid.reads(/^\[\d\d:\d\d\] \(private\) Sara-\d+: yes\?$/)
  })

  it.each(ways)('leaves with /exit %s', async (_way, client) => {
    const sara = await host.person('Sara')
    const omid = client()
    await introduces(omid, named('Omid'))
    omid.types('/exit')
    expect(await omid.ended).toEqual({ code: 0, signal: null })
    await sara.hears({ type: 'gone', why: 'left' })
  })

  it('does not trust a host that the file is not of', async () => {
    const other = temporaryFolder()
    onTestFinished(other.remove)
    const file = join(other.path, 'another.pem')
    await serve('--data', other.path, '--export-cert', file).ended
    const omid = python('localhost', carrier.running.port, '--ca', file)
    expect((await omid.ended).code).not.toBe(0)
    await omid.complaints.next('the reason', (line) => line.includes('CERTIFICATE_VERIFY_FAILED'))
  })
})
