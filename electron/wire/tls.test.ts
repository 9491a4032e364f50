import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Arrival } from './arrival.ts'
import { makeIdentity } from './certificate.ts'
import { Ear } from './ear.ts'
import { acceptNext, Ground } from './ground.ts'
import type { Identity } from './identity.ts'
import { keepsTheLinkContract } from './link-contract.ts'
import { QueueOf } from './queue-of.ts'
import { systemClock } from './system-clock.ts'
import { dialTls, lookAtKey, type Dial } from './tls.ts'

let host: Identity
let person: Identity
let expired: Identity
const ground = new Ground()

beforeAll(async () => {
  const wish = { commonName: 'host', names: ['localhost'], addresses: ['127.0.0.1'] }
  host = await makeIdentity(wish)
  person = await makeIdentity({ commonName: 'hearth', names: [], addresses: [] })
  expired = await makeIdentity({ ...wish, validYears: 0 })
})

afterEach(() => ground.clear())

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

const accept = (arrivals: QueueOf<Arrival>, identity = host) => acceptNext(arrivals, identity)

/** Both ends of a connection that came about. */
async function joined(
  { port, arrivals }: { port: number; arrivals: QueueOf<Arrival> },
  wish: Partial<Dial> = {},
  identity = host,
) {
  const [dialled, accepted] = await Promise.all([dial(port, wish), accept(arrivals, identity)])
  if (!dialled.ok || !accepted.ok) throw new Error('no connection')
  ground.later(() => [dialled.value.destroy('lost'), accepted.value.destroy('lost')])
  return { client: dialled.value, server: accepted.value }
}

const refused = (code: RefusalCode) => ({ ok: false, error: { code } })

keepsTheLinkContract('TLS', async (clock) => {
  const { port, listener, arrivals } = await ground.listening({ clock })
  const [dialled, accepted] = await Promise.all([dial(port, { clock }), accept(arrivals)])
  if (!dialled.ok || !accepted.ok) throw new Error('no connection')
  return { one: accepted.value, other: dialled.value, putAway: () => listener.close() }
})

describe('a dial over TLS', () => {
  it('proves both keys, without a byte said', async () => {
    const { client, server } = await joined(await ground.listening())
    expect(client.peer).toEqual({ address: '127.0.0.1', secure: true, keyHash: host.keyHash })
    expect(server.peer).toEqual({ address: '127.0.0.1', secure: true, keyHash: person.keyHash })
  })

  it('may show no key', async () => {
    const { server } = await joined(await ground.listening(), { identity: null })
    expect(server.peer.keyHash).toBeNull()
  })

  it('sends nothing to a host with another key than the pinned one, not even whose dial it is', async () => {
    const received: Buffer[] = []
    const shown: TLSSocket[] = []
    const ends = new QueueOf<true>()
    const asking = { requestCert: true, rejectUnauthorized: false }
    const server = createTlsServer({ cert: expired.certificatePem, key: expired.keyPem, ...asking })
    server.on('connection', (socket: Socket) => socket.on('close', () => ends.push(true)))
    server.on('secureConnection', (socket) => {
      shown.push(socket)
      socket.on('data', (chunk: Buffer) => received.push(chunk)).on('error', () => {})
    })
    const port = await ground.other(server)
    expect(await dial(port)).toEqual(refused('key-changed'))
    await ends.next()
    expect([received, shown]).toEqual([[], []])
  })

  it('trusts the pinned key whatever its certificate’s date', async () => {
    const trust = { type: 'pin', keyHash: expired.keyHash } as const
    const { client } = await joined(await ground.listening(), { trust }, expired)
    expect(client.peer.keyHash).toBe(expired.keyHash)
  })

  it('trusts an authority for the name it signed', async () => {
    const trust = { type: 'authority', pem: host.certificatePem } as const
    const { client } = await joined(await ground.listening(), { trust, host: 'localhost' })
    expect(client.peer.keyHash).toBe(host.keyHash)
  })

  it.each([
    ['another authority', () => person.certificatePem, '127.0.0.1', () => host],
    ['no authority at all', () => 'nonsense', '127.0.0.1', () => host],
    ['a name that is not signed', () => person.certificatePem, '127.0.0.1', () => person],
    ['a date that is past', () => expired.certificatePem, '127.0.0.1', () => expired],
  ])('does not trust %s', async (_what, pem, name, identity) => {
    const { port, arrivals } = await ground.listening()
    void accept(arrivals, identity())
    const trust = { type: 'authority', pem: pem() } as const
    expect(await dial(port, { trust, host: name })).toEqual(refused('certificate-untrusted'))
  })

  it('is still answered after it has ended its own side', async () => {
    const { port, arrivals } = await ground.listening()
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
    const { port, arrivals } = await ground.listening()
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
  it('tells its key, sends nothing, and leaves in good order once the handshake is done', async () => {
    const { port, arrivals } = await ground.listening()
    const look = lookAtKey({ host: '127.0.0.1', port, clock: systemClock, timeout: limits.dial })
    const accepted = await accept(arrivals)
    expect(await look).toEqual({ ok: true, value: host.keyHash })
    if (!accepted.ok) throw new Error(accepted.error)
    const ear = new Ear()
    accepted.value.listen(ear)
    expect(await ear.closes()).toBeNull()
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
    const port = await ground.other(server)
    server.close()
    await once(server, 'close')
    expect(await dial(port, { host: name })).toEqual(refused('connection-refused'))
  })

  it.each([0, 65_536, 1.5])('says that %d is no port', async (port) => {
    expect(await dial(port)).toEqual(refused('address-invalid'))
  })

  it('says that a peer who keeps silent took too long', async () => {
    const clock = new FakeClock()
    const { port, arrivals } = await ground.listening()
    const dialled = dial(port, { clock })
    await arrivals.next()
    clock.advance(limits.dial)
    expect(await dialled).toEqual(refused('timed-out'))
  })

  it('says that something else answers there', async () => {
    const port = await ground.other(
      createServer((socket) => socket.on('error', () => {}).end('220 mail.example.org\r\n')),
    )
    expect(await dial(port)).toEqual(refused('not-hearth'))
  })

  it('says so too of a service that hangs up', async () => {
    const port = await ground.other(createServer((socket) => void socket.once('data', () => socket.end())))
    expect(await dial(port)).toEqual(refused('not-hearth'))
  })

  it('says that the connection was lost where it was reset', async () => {
    const port = await ground.other(createServer((socket) => void socket.once('data', () => socket.resetAndDestroy())))
    expect(await dial(port)).toEqual(refused('lost'))
  })

  it('says that TLS of another age cannot be spoken', async () => {
    const port = await ground.other(
      createTlsServer({ cert: host.certificatePem, key: host.keyPem, maxVersion: 'TLSv1.2' }),
    )
    expect(await dial(port)).toEqual(refused('tls-failed'))
  })

  it.each(['before', 'while'])('gives up when it is called off %s it runs', async (when) => {
    const { port, arrivals } = await ground.listening()
    const stop = new AbortController()
    if (when === 'before') stop.abort()
    const dialled = dial(port, { signal: stop.signal })
    if (when === 'while') await arrivals.next()
    stop.abort()
    expect(await dialled).toEqual(refused('lost'))
  })
})
