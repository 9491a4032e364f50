import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HeadlessTls } from '../protocol/carriers/headless-tls.ts'
import { Host, named, serves } from '../protocol/host.ts'
import { endPrograms, type Program } from '../protocol/hosts/program.ts'
import { introduces, openssl } from './programs.ts'

const carrier = new HeadlessTls('--plain')
const host = new Host(carrier)
let authority = ''

async function connected(): Promise<Program> {
  const client = openssl(carrier.running.port, authority)
  await introduces(client, named('Omid'))
  return client
}

describe('openssl s_client', () => {
  serves(host)
  beforeAll(async () => {
    authority = await carrier.exportCertificate()
  })
  afterEach(() => endPrograms({ but: carrier.running.program }))

  it('trusts the exported certificate, and talks both ways', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.types('سلام over TLS')
    await sara.hears({ type: 'message', text: 'سلام over TLS' })
    await sara.posts('and back')
    await omid.reads(/^\[\d\d:\d\d\] Sara-\d+: and back$/)
  })

  it('need not end its line', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.typesBytes('no end of line')
    await sara.hears({ type: 'message', text: 'no end of line' })
  })

  it('is told of bytes that are not UTF-8', async () => {
    const omid = await connected()
    omid.typesBytes(Buffer.from([0xff, 0xfe, 0x41, 0x0a]))
    await omid.reads(/^! Those bytes are not UTF-8 text\./)
  })

  it('leaves with /exit', async () => {
    const sara = await host.person('Sara')
    const omid = await connected()
    omid.types('/exit')
    expect(await omid.ended).toEqual({ code: 0, signal: null })
    await sara.hears({ type: 'gone', why: 'left' })
  })

  it('finds nothing older than TLS 1.3', async () => {
    const omid = openssl(carrier.running.port, authority, '-tls1_2')
    expect((await omid.ended).code).not.toBe(0)
    await omid.complaints.next('the alert', (line) => line.includes('protocol version'))
  })
})
