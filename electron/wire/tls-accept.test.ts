import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { makeIdentity } from './certificate.ts'
import { acceptNext, Ground } from './ground.ts'
import type { Identity } from './identity.ts'

const ground = new Ground()
let host: Identity

beforeAll(async () => {
  host = await makeIdentity({ commonName: 'host', names: ['localhost'], addresses: ['127.0.0.1'] })
})

afterEach(() => ground.clear())

describe('the host’s side of a handshake', () => {
  it('refuses a client that knows TLS 1.2 alone', async () => {
    const { port, arrivals } = await ground.listening()
    const socket = connectTls({ port, host: '127.0.0.1', maxVersion: 'TLSv1.2', rejectUnauthorized: false })
    const error = once(socket, 'error')
    expect(await acceptNext(arrivals, host)).toEqual({ ok: false, error: 'tls-failed' })
    expect((await error)[0]).toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
  })

  it('fails on bytes that only begin like TLS', async () => {
    const { port, arrivals } = await ground.listening()
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => {})
    socket.write(Uint8Array.of(0x16, 1, 2, 3, 4, 5))
    expect(await acceptNext(arrivals, host)).toEqual({ ok: false, error: 'tls-failed' })
    socket.destroy()
  })

  it('fails where the client leaves in the middle', async () => {
    const { port, arrivals } = await ground.listening()
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(Uint8Array.of(0x16, 3, 1))
    const accepted = acceptNext(arrivals, host)
    socket.end()
    expect(await accepted).toEqual({ ok: false, error: 'lost' })
    socket.destroy()
  })

  it('fails where the client said hello, waited in vain and left', async () => {
    const { port, arrivals } = await ground.listening()
    const client = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }).on('error', () => {})
    const arrival = await arrivals.next()
    await arrival.first(300)
    client.destroy()
    await once(client, 'close')
    expect(await arrival.secure(host, limits.handshake)).toEqual({ ok: false, error: 'lost' })
  })

  it('fails where the client had left before', async () => {
    const { port, arrivals } = await ground.listening()
    const socket = connect({ port, host: '127.0.0.1' })
    const arrival = await arrivals.next()
    arrival.drop()
    await once(socket.resume(), 'close')
    expect(await arrival.secure(host, 1)).toEqual({ ok: false, error: 'lost' })
  })

  it('must be over in time', async () => {
    const clock = new FakeClock()
    const { port, arrivals } = await ground.listening({ clock })
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
