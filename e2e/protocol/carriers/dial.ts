import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { Identity } from '../../../electron/wire/identity.ts'

let places = 0

/** Another loopback address each time: a host counts connections by where they come from. */
export function anotherPlace(): string {
  places++
  return `127.7.${places >> 8}.${places & 255}`
}

/** Connects in the clear, from another loopback address each time, or from this one. */
export async function dialClear(port: number, from?: string, host = '127.0.0.1'): Promise<Socket> {
  const localAddress = from ?? (host === '127.0.0.1' ? anotherPlace() : undefined)
  const socket = connectTcp({ port, host, noDelay: true, ...(localAddress && { localAddress }) })
  await once(socket, 'connect')
  return socket
}

/** Connects by TLS, showing this key, and makes sure of the host's. */
export async function dialTls(
  socket: Duplex,
  key: Identity | null,
  keyHash: string | null,
  options: ConnectionOptions = {},
): Promise<TLSSocket> {
  const shown = key && { cert: key.certificatePem, key: key.keyPem }
  const secured = connectTls({ socket, rejectUnauthorized: false, minVersion: 'TLSv1.3', ...shown, ...options })
  await once(secured, 'secureConnect')
  const publicKey = secured.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
  const met = createHash('sha256')
    .update(publicKey ?? '')
    .digest('base64url')
  if (keyHash !== null && met !== keyHash) throw new Error(`The host shows the key ${met}, not ${keyHash}.`)
  return secured
}
