import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Arrival } from './arrival.ts'
import { makeIdentity } from './certificate.ts'
import { Ear } from './ear.ts'
import type { Identity } from './identity.ts'
import { keepsTheLinkContract } from './link-contract.ts'
import { QueueOf } from './queue-of.ts'
import { systemClock } from './system-clock.ts'
import { listenTcp } from './tcp.ts'
import { dialTls, lookAtKey, type Dial } from './tls.ts'

let host: Identity
let person: Identity
let expired: Identity
let open: (() => unknown)[] = []

beforeAll(async () => {
  const wish = { commonName: 'host', names: ['localhost'], addresses: ['127.0.0.1'] }
  host = await makeIdentity(wish)
  person = await makeIdentity({ commonName: 'hearth', names: [], addresses: [] })
  expired = await makeIdentity({ ...wish, validYears: 0 })
})

afterEach(async () => {
  for (const close of open) await close()
  open = []
})

async function hosting(clock = new FakeClock()) {
  const arrivals = new QueueOf<Arrival>()
  const result = await listenTcp({ port: 0, bind: '127.0.0.1', clock }, (arrival) => arrivals.push(arrival))
  if (!result.ok) throw new Error(result.error.code)
  open.push(() => result.value.close())
  return { port: result.value.port, arrivals, putAway: () => result.value.close() }
}

/** A server of another kind, on a port of its own. */
async function otherServer(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => server.close())
  return (server.address() as AddressInfo).port
}

function dial(port: number, wish: Partial<Dial> = {}) {
  const trust = { type: 'pin', keyHash: host.keyHash } as const
  return dialTls({
    host: '127.0.0.1',
    port,
    identity: person,
    trust,
    clock: systemClock,
    timeout: limits.dial,
    ...wish,
  })
}

async function accept(arrivals: QueueOf<Arrival>, identity = host) {
  const arrival = await arrivals.next()
  await arrival.first(300)
  return arrival.secure(identity, limits.handshake)
}

/** Both ends of a connection that came about. */
async function joined(
  { port, arrivals }: Awaited<ReturnType<typeof hosting>>,
  wish: Partial<Dial> = {},
  identity = host,
) {
  const [dialled, accepted] = await Promise.all([dial(port, wish), accept(arrivals, identity)])
  if (!dialled.ok || !accepted.ok) throw new Error('no connection')
  open.push(() => [dialled.value.destroy('lost'), accepted.value.destroy('lost')])
  return { client: dialled.value, server: accepted.value }
}

const refused = (code: RefusalCode) => ({ ok: false, error: { code } })

keepsTheLinkContract('TLS', async (clock) => {
  const place = await hosting(clock)
  const [dialled, accepted] = await Promise.all([dial(place.port, { clock }), accept(place.arrivals)])
  if (!dialled.ok || !accepted.ok) throw new Error('no connection')
  return { one: accepted.value, other: dialled.value, putAway: place.putAway }
})

describe('a dial over TLS', () => {
  it('proves both keys, without a byte said', async () => {
    const { client, server } = await joined(await hosting())
    expect(client.peer).toEqual({ address: '127.0.0.1', secure: true, keyHash: host.keyHash })
    expect(server.peer).toEqual({ address: '127.0.0.1', secure: true, keyHash: person.keyHash })
  })

  it('may show no key', async () => {
    const { server } = await joined(await hosting(), { identity: null })
    expect(server.peer.keyHash).toBeNull()
  })

  it('sends nothing to a host with another key than the pinned one', async () => {
    const received: Buffer[] = []
    const ends = new QueueOf<true>()
    const server = createTlsServer({ cert: expired.certificatePem, key: expired.keyPem })
    server.on('connection', (socket) => socket.on('close', () => ends.push(true)))
    server.on('secureConnection', (socket) => {
      socket.on('data', (chunk: Buffer) => received.push(chunk)).on('error', () => {})
    })
    const port = await otherServer(server)
    expect(await dial(port)).toEqual(refused('key-changed'))
    await ends.next()
    expect(received).toEqual([])
  })

  it('trusts the pinned key whatever its certificate’s date', async () => {
    const trust = { type: 'pin', keyHash: expired.keyHash } as const
    const { client } = await joined(await hosting(), { trust }, expired)
    expect(client.peer.keyHash).toBe(expired.keyHash)
  })

  it('trusts an authority for the name it signed', async () => {
    const trust = { type: 'authority', pem: host.certificatePem } as const
    const { client } = await joined(await hosting(), { trust, host: 'localhost' })
    expect(client.peer.keyHash).toBe(host.keyHash)
  })

  it.each([
    ['another authority', () => person.certificatePem, '127.0.0.1', () => host],
    ['no authority at all', () => 'nonsense', '127.0.0.1', () => host],
    ['a name that is not signed', () => person.certificatePem, '127.0.0.1', () => person],
    ['a date that is past', () => expired.certificatePem, '127.0.0.1', () => expired],
  ])('does not trust %s', async (_what, pem, name, identity) => {
    const { port, arrivals } = await hosting()
    void accept(arrivals, identity())
    const trust = { type: 'authority', pem: pem() } as const
    expect(await dial(port, { trust, host: name })).toEqual(refused('certificate-untrusted'))
  })

  it('is still answered after it has ended its own side', async () => {
    const { port, arrivals } = await hosting()
    const options = { port, host: '127.0.0.1', allowHalfOpen: true, rejectUnauthorized: false }
    const socket = connectTls(options)
    const accepted = await accept(arrivals)
    if (!accepted.ok) throw new Error(accepted.error)
    const link = accepted.value
    const ear = new Ear(() => link.send(encodeUtf8('answer')))
    link.listen(ear)
    socket.end('question')
    const heard: Buffer[] = []
    for await (const chunk of socket) heard.push(chunk as Buffer)
    expect(Buffer.concat(heard).toString()).toBe('answer')
    expect(await ear.closes()).toBeNull()
  })

  it('is never resumed', async () => {
    const { port, arrivals } = await hosting()
    const sessions = new QueueOf<Buffer>()
    const first = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
    first.on('session', (session) => sessions.push(session))
    const accepted = await accept(arrivals)
    if (accepted.ok) accepted.value.send(encodeUtf8('hello'))
    const session = await Promise.race([sessions.next(), once(first, 'data').then(() => undefined)])
    first.destroy()
    const again = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...(session && { session }) })
    await Promise.all([once(again, 'secureConnect'), accept(arrivals)])
    expect(again.isSessionReused()).toBe(false)
    again.destroy()
  })
})

describe('a look at a host', () => {
  it('tells its key, sends nothing and closes', async () => {
    const { port, arrivals } = await hosting()
    const look = lookAtKey({ host: '127.0.0.1', port, clock: systemClock, timeout: limits.dial })
    const accepted = await accept(arrivals)
    expect(await look).toEqual({ ok: true, value: host.keyHash })
    // it may have left before our side of the handshake was done
    if (!accepted.ok) return
    const ear = new Ear()
    accepted.value.listen(ear)
    await ear.closes()
    expect(ear.text).toBe('')
  })

  it('fails as a dial does', async () => {
    const look = { host: 'nobody.invalid', port: 1, clock: systemClock, timeout: limits.dial }
    expect(await lookAtKey(look)).toEqual(refused('address-unknown'))
  })
})

describe('a dial that fails', () => {
  it('says that no computer has the name', async () => {
    expect(await dial(1, { host: 'nobody.invalid' })).toEqual(refused('address-unknown'))
  })

  it.each(['127.0.0.1', 'localhost'])('says that nobody hosts there, at %s', async (name) => {
    const server = createServer()
    const port = await otherServer(server)
    server.close()
    await once(server, 'close')
    expect(await dial(port, { host: name })).toEqual(refused('connection-refused'))
  })

  it.each([0, 65_536, 1.5])('says that %d is no port', async (port) => {
    expect(await dial(port)).toEqual(refused('address-invalid'))
  })

  it('says that a peer who keeps silent took too long', async () => {
    const clock = new FakeClock()
    const { port, arrivals } = await hosting()
    const dialled = dial(port, { clock })
    await arrivals.next()
    clock.advance(limits.dial)
    expect(await dialled).toEqual(refused('timed-out'))
  })

  it('says that something else answers there', async () => {
    const port = await otherServer(
      createServer((socket) => socket.on('error', () => {}).end('220 mail.example.org\r\n')),
    )
    expect(await dial(port)).toEqual(refused('not-hearth'))
  })

  it('says so too of a service that hangs up', async () => {
    const port = await otherServer(createServer((socket) => void socket.once('data', () => socket.end())))
    expect(await dial(port)).toEqual(refused('not-hearth'))
  })

  it('says that the connection was lost where it was reset', async () => {
    const port = await otherServer(createServer((socket) => void socket.once('data', () => socket.resetAndDestroy())))
    expect(await dial(port)).toEqual(refused('lost'))
  })

  it('says that TLS of another age cannot be spoken', async () => {
    const port = await otherServer(
      createTlsServer({ cert: host.certificatePem, key: host.keyPem, maxVersion: 'TLSv1.2' }),
    )
    expect(await dial(port)).toEqual(refused('tls-failed'))
  })

  it.each(['before', 'while'])('gives up when it is called off %s it runs', async (when) => {
    const { port, arrivals } = await hosting()
    const stop = new AbortController()
    if (when === 'before') stop.abort()
    const dialled = dial(port, { signal: stop.signal })
    if (when === 'while') await arrivals.next()
    stop.abort()
    expect(await dialled).toEqual(refused('lost'))
  })
})

describe('the host’s side of a handshake', () => {
  it('refuses a client that knows TLS 1.2 alone', async () => {
    const { port, arrivals } = await hosting()
    const socket = connectTls({ port, host: '127.0.0.1', maxVersion: 'TLSv1.2', rejectUnauthorized: false })
    const error = once(socket, 'error')
    expect(await accept(arrivals)).toEqual({ ok: false, error: 'tls-failed' })
    expect((await error)[0]).toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
  })

  it('fails on bytes that only begin like TLS', async () => {
    const { port, arrivals } = await hosting()
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => {})
    socket.write(Uint8Array.of(0x16, 1, 2, 3, 4, 5))
    expect(await accept(arrivals)).toEqual({ ok: false, error: 'tls-failed' })
    socket.destroy()
  })

  it('fails where the client leaves in the middle', async () => {
    const { port, arrivals } = await hosting()
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(Uint8Array.of(0x16, 3, 1))
    const accepted = accept(arrivals)
    socket.end()
    expect(await accepted).toEqual({ ok: false, error: 'tls-failed' })
    socket.destroy()
  })

  it('fails where the client had left before', async () => {
    const { port, arrivals } = await hosting()
    const socket = connect({ port, host: '127.0.0.1' })
    const arrival = await arrivals.next()
    arrival.refuse()
    await once(socket.resume(), 'close')
    expect(await arrival.secure(host, 1)).toEqual({ ok: false, error: 'tls-failed' })
  })

  it('must be over in time', async () => {
    const clock = new FakeClock()
    const { port, arrivals } = await hosting(clock)
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(Uint8Array.of(0x16, 3, 1))
    const arrival = await arrivals.next()
    await arrival.first(300)
    const accepted = arrival.secure(host, limits.handshake)
    clock.advance(limits.handshake)
    expect(await accepted).toEqual({ ok: false, error: 'timed-out' })
    await once(socket.resume(), 'close')
  })
})
