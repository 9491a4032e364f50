import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../../shared/refusals.ts'
import { hosts, serves } from './host.ts'
import { rawFrame } from './speech/frames.ts'

const nested = `${'['.repeat(20)}${']'.repeat(20)}`
const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`key${at}`, at])))

const endings: readonly [what: string, bytes: Buffer, code: RefusalCode][] = [
  ['that is not JSON', rawFrame(Buffer.from('{"type":')), 'frame-bad'],
  ['that is empty', rawFrame(Buffer.alloc(0)), 'frame-bad'],
  ['that is not UTF-8', rawFrame(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'not-utf8'],
  ['of a kind that is not there', rawFrame(Buffer.from('{}'), 1), 'frame-bad'],
  ['that is nested more than 16 deep', rawFrame(Buffer.from(nested)), 'frame-bad'],
  ['with an object of more than 64 keys', rawFrame(Buffer.from(wide)), 'frame-bad'],
  ['with a list of more than 1,000 items', rawFrame(Buffer.from(JSON.stringify(Array(1_001).fill(0)))), 'frame-bad'],
  ['that reaches for a prototype', rawFrame(Buffer.from('{"type":"ping","__proto__":{"token":1}}')), 'frame-bad'],
]

describe.each(hosts())('what is malformed, over $name:', (host) => {
  serves(host)

  it.each(endings)('a frame %s ends the connection', async (_what, bytes, code) => {
    const sara = await host.person('Sara')
    sara.sends(bytes)
    await sara.hears({ type: 'bye', code })
    await sara.dismissed
  })

  it('a command that the host does not know is refused, and the connection goes on', async () => {
    const sara = await host.person('Sara')
    sara.writes({ type: 'dance', request: 5 })
    await sara.hears({ type: 'refused', code: 'command-unknown', request: 5 })
    await sara.posts('still here')
  })

  it.each([null, 7, 'hello', [], {}, [{ type: 'ping', token: 1 }]])('%j is no command', async (value) => {
    const sara = await host.person('Sara')
    sara.writes(value)
    await sara.hears({ type: 'refused' })
    await sara.posts('still here')
  })

  it('a message that lacks something is answered by its id', async () => {
    const sara = await host.person('Sara')
    sara.writes({ type: 'post', clientId: 'incomplete-1', text: 'where to?' })
    await sara.hears({ type: 'refused', code: 'command-malformed', clientId: 'incomplete-1' })
  })

  it('a request that lacks something is answered by its number', async () => {
    const sara = await host.person('Sara')
    sara.writes({ type: 'join', request: 12 })
    await sara.hears({ type: 'refused', code: 'command-malformed', request: 12 })
  })

  it('an id that is too short, too long, or of other letters is no id', async () => {
    const sara = await host.person('Sara')
    for (const clientId of ['short', 'x'.repeat(65), 'with space', 'dots.and:colons']) {
      sara.writes({ type: 'post', room: sara.lobby, clientId, kind: 'text', text: 'hi' })
      const refused = await sara.hears({ type: 'refused', code: 'command-malformed' })
      expect(refused.clientId).toBeUndefined()
    }
  })

  it.each(['GET / HTTP/1.1', 'POST /post HTTP/1.1', 'PRI * HTTP/2.0'])('%s is a stray web page', async (line) => {
    const guest = await host.plainGuest()
    guest.sends(Buffer.from(`${line}\r\nHost: 127.0.0.1\r\n\r\n`))
    await guest.dismissed
    expect(guest.screen).toEqual([])
  })
})
