import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterEach, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { makeIdentity } from '../wire/certificate.ts'
import { encodeCommand } from '../wire/framed-client.ts'
import { systemClock } from '../wire/system-clock.ts'
import { TestHost } from './test-host.ts'

const host = new TestHost()

afterEach(() => host.clear())

/** Everything that keeps a process alive, sorted. */
function traces(): string[] {
  return process.getActiveResourcesInfo().sort()
}

function stranger(port: number, first: string | Uint8Array = ''): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.write(first)
  return socket
}

async function loggedIn(port: number, name: string) {
  const own = await makeIdentity({ commonName: name, names: [], addresses: [] })
  const key = { cert: own.certificatePem, key: own.keyPem }
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...key })
  await once(socket, 'secureConnect')
  socket.write(encodeCommand({ type: 'hello', protocol: 'hearth', revision, name, capabilities: [] }))
  await once(socket, 'data')
  return socket
}

it('a host that stopped leaves no timer, socket or listener behind', async () => {
  const identity = await makeIdentity({ commonName: 'host', names: ['localhost'], addresses: ['127.0.0.1'] })
  const before = traces()
  const { port } = await host.start({ identity, clock: systemClock })
  const sockets = [
    stranger(port),
    // stops in the middle of a handshake
    stranger(port, Uint8Array.of(0x16, 0x03, 0x01)),
    stranger(port, 'Omid\n'),
    await loggedIn(port, 'Ali'),
  ]
  const closed = sockets.map((socket) => {
    socket.on('error', () => undefined).resume()
    return once(socket, 'close')
  })
  expect(traces().length).toBeGreaterThan(before.length)
  await host.stop()
  await Promise.all(closed)
  while (traces().length > before.length) await new Promise((resolve) => setImmediate(resolve))
  expect(traces()).toEqual(before)
})
