import { describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { encodeFrame } from '../../shared/frame.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { Ear } from '../wire/ear.ts'
import { encodeCommand } from '../wire/framed-client.ts'
import { settled, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

const ping = { type: 'ping', token: 7 } as const

async function sends(client: TestClient, ...chunks: Uint8Array[]): Promise<void> {
  for (const chunk of chunks) client.link.send(chunk)
  await settled()
}

function byes(client: TestClient): string[] {
  return client.of('bye').map(({ code }) => code)
}

describe('somebody who has not logged in', () => {
  const host = hosting()

  it('may say so many things, and is closed at one more', async () => {
    const stranger = host.visitor('Ali')
    for (let count = 0; count < limits.framesBeforeLogin; count++) await stranger.says(ping)
    expect([stranger.of('pong').length, byes(stranger)]).toEqual([limits.framesBeforeLogin, []])
    await stranger.says(ping)
    expect(byes(stranger)).toEqual(['rate-limited'])
  })

  it('may send so many bytes, and is closed at one more', async () => {
    const stranger = host.visitor('Ali')
    const frame = encodeFrame(encodeUtf8(JSON.stringify(ping).padEnd(limits.frameBeforeLogin - 4)))
    await sends(stranger, ...Array.from({ length: limits.bytesBeforeLogin / frame.length }, () => frame))
    expect([stranger.of('pong').length, byes(stranger)]).toEqual([4, []])
    await sends(stranger, new Uint8Array(1))
    expect(byes(stranger)).toEqual(['rate-limited'])
  })

  it.each([
    ['another protocol', 'irc', 2, 'frame-bad'],
    ['an older revision', 'hearth', 1, 'protocol-old'],
    ['a newer revision', 'hearth', 99, 'protocol-new'],
  ])('is sent away where they speak %s', async (_, protocol, revision, code) => {
    const stranger = host.visitor('Ali')
    await sends(stranger, encodeFrame(encodeUtf8(JSON.stringify({ ...hello, protocol, revision }))))
    expect([byes(stranger), stranger.closed]).toEqual([[code], null])
  })

  const hello = { type: 'hello', name: 'Ali', capabilities: [] }
})

describe('somebody who is faster than their rates', () => {
  const host = hosting({ limits: { messages: { burst: 2, perSecond: 1 }, refusals: { burst: 5, perSecond: 1 } } })

  it('waits for their turn, and then is refused, told for how long, and at last closed', async () => {
    const ali = await host.person('Ali')
    for (let at = 1; at <= 3; at++) await ali.post(`#${at}`, `client-${at}`)
    expect(ali.of('message')).toHaveLength(2)
    host.clock.advance(1_000)
    await settled()
    expect(ali.of('message')).toHaveLength(3)
    const hurry = (at: number) => encodeCommand({ ...post, clientId: `client-hurry-${at}`, text: `#${at}` })
    await sends(ali, Buffer.concat(Array.from({ length: 20 }, (_, at) => hurry(at))))
    for (let second = 0; second < 6; second++) {
      host.clock.advance(1_000)
      await settled()
    }
    expect(ali.of('refused')[0]).toMatchObject({ code: 'rate-limited', retryAfter: expect.any(Number) as number })
    expect(byes(ali)).toEqual(['rate-limited'])
  })

  const post = { type: 'post', room: 'room-lobby', kind: 'text' } as const
})

describe('somebody who sends more than their share of bytes', () => {
  const bytes = { burst: 64 * 1024, perSecond: 16 * 1024 }
  const host = hosting({ limits: { bytes, messages: { burst: 100, perSecond: 100 } } })

  it('is read no faster than that, and heard all the same', async () => {
    const ali = await host.person('Ali')
    for (let at = 1; at <= 5; at++) await ali.post('س'.repeat(8_000), `client-${at}`)
    await ali.post('more', 'client-6')
    expect(ali.of('message')).toHaveLength(5)
    host.clock.advance(1_000)
    await settled()
    expect(ali.of('message').at(-1)?.text).toBe('more')
  })

  it('is counted some bytes for each piece, however small it is', async () => {
    const ali = await host.person('Ali')
    const pong = encodeCommand({ type: 'pong', token: 1 })
    const times = Math.ceil(bytes.burst / limits.leastPiece / pong.length)
    for (let time = 0; time < times; time++) for (const byte of pong) await sends(ali, Uint8Array.of(byte))
    await ali.post('more', 'client-1')
    expect(ali.of('message')).toEqual([])
    host.clock.advance(1_000)
    await settled()
    expect(ali.of('message').map(({ text }) => text)).toEqual(['more'])
  })
})

describe('a plain client over TLS', () => {
  const host = hosting()

  it('is a guest, whatever certificate it shows', async () => {
    const ali = await host.person('Ali')
    const { link } = host.visitor('Omid')
    link.send(encodeUtf8('Omid\n'))
    await settled()
    expect(ali.of('came')).toMatchObject([{ person: { id: expect.stringMatching(/^guest-/) as string, name: 'Omid' } }])
  })
})

describe('a plain client that asks for one list after another', () => {
  const host = hosting({ limits: { requests: { burst: 2, perSecond: 1 } } })

  it('waits for its turn, as with everything else that it asks', async () => {
    const { link } = host.visitor(null)
    const ear = new Ear()
    link.listen(ear)
    link.send(encodeUtf8('Omid\n/list\n/help\n/list\n/list\n'))
    await settled()
    const lists = () => ear.text.match(/^\* Here \(1\): Omid \(guest\)$/gm)?.length
    expect(lists()).toBe(1)
    host.clock.advance(1_000)
    await settled()
    expect(lists()).toBe(2)
    host.clock.advance(1_000)
    await settled()
    expect(lists()).toBe(3)
  })
})

describe('what a plain client says too fast', () => {
  const host = hosting({ limits: { messages: { burst: 1, perSecond: 1 } } })

  it('stays what was typed until its turn comes, and means what it means then', async () => {
    const { link } = host.visitor(null)
    const ear = new Ear()
    link.listen(ear)
    link.send(encodeUtf8('Omid\n#1\n#2\n/pm Sara hello\n/pm Nima hello\n#3\n'))
    await settled()
    const sara = await host.person('Sara')
    for (let second = 0; second < 3; second++) {
      host.clock.advance(1_000)
      await settled()
    }
    expect(sara.of('message').map(({ text }) => text)).toEqual(['#2', 'hello', '#3'])
    expect(ear.text.match(/^! .*/gm)).toEqual([expect.stringContaining('nobody of that name')])
  })
})

describe('a client that says more than its rate and ends its side', () => {
  const host = hosting({ limits: { messages: { burst: 1, perSecond: 1 } } })
  const post = (at: number) =>
    encodeCommand({ type: 'post', room: 'room-lobby', kind: 'text', clientId: `client-${at}`, text: `#${at}` })
  const hello = encodeCommand({ type: 'hello', protocol: 'hearth', revision, name: 'Omid', capabilities: [] })

  it.each([
    ['plain', null, encodeUtf8('Omid\n'), encodeUtf8('#1\n#2\n#3'), 'left'],
    ['framed', 'Omid', hello, Buffer.concat([1, 2, 3].map(post)), 'lost'],
  ] as const)('is heard to the end, and then is gone: %s', async (_, key, name, words, why) => {
    const ali = await host.person('Ali')
    const { link } = host.visitor(key)
    link.send(name)
    await settled()
    link.send(words)
    link.end()
    await settled()
    const texts = () => ali.of('message').map(({ text }) => text)
    expect([texts(), ali.of('gone')]).toEqual([['#1'], []])
    for (let second = 0; second < 2; second++) {
      host.clock.advance(1_000)
      await settled()
    }
    expect([texts(), ali.of('gone')]).toMatchObject([['#1', '#2', '#3'], [{ why }]])
  })

  it('keeps no host from stopping', async () => {
    const ali = await host.person('Ali')
    ali.link.send(Buffer.concat([1, 2].map(post)))
    ali.link.end()
    await settled()
    expect(host.server.peopleHere).toBe(1)
    await host.stop()
  })
})

describe('a client that cannot be understood', () => {
  const host = hosting()

  it('is told what it said wrong, and stays', async () => {
    const ali = await host.person('Ali')
    await sends(ali, encodeFrame(encodeUtf8('{"type":"leave","request":"one"}')))
    expect(ali.of('refused')).toMatchObject([{ code: 'command-malformed' }])
    await ali.says(ping)
    expect(ali.of('pong')).toEqual([{ type: 'pong', token: 7 }])
  })

  it('is closed where its bytes have no place to start anew', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await sends(ali, new Uint8Array([9, 9, 9, 9, 9]))
    expect(byes(ali)).toEqual(['frame-bad'])
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'removed' }])
  })
})

describe('a session that ends', () => {
  const host = hosting()

  it('hears nothing that came after the bye', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const post = { type: 'post', room: 'room-lobby', clientId: 'client-1', kind: 'text', text: 'too late' } as const
    await sends(ali, Buffer.concat([encodeCommand({ type: 'bye' }), encodeCommand(post)]))
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'left' }])
    expect(sara.of('message')).toEqual([])
  })

  it('without a word is lost, of which the others hear', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    ali.link.end()
    await settled()
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'lost' }])
  })

  it('is over where nothing comes for so long, not even an answer to a ping', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    host.clock.advance(limits.pingAfter)
    await settled()
    expect(ali.of('ping')).toHaveLength(1)
    await sara.says({ type: 'pong', token: 1 })
    host.clock.advance(limits.deadAfter - limits.pingAfter)
    await settled()
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'lost' }])
    expect(sara.closed).toBeUndefined()
  })
})
