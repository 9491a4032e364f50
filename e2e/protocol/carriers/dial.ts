import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { Identity } from '../../../electron/wire/identity.ts'

let places = 0

/** Another loopback address for each connection: a host counts connections by where they come from. */
function place(host: string): { host: string; localAddress?: string } {
  places++
  return host === '127.0.0.1' ? { host, localAddress: `127.7.${places >> 8}.${places & 255}` } : { host }
}

/** Connects in the clear. `from` is the address to come from, for those who care. */
export async function dialClear(port: number, host = '127.0.0.1', from?: string): Promise<Socket> {
  const socket = connectTcp({ port, ...place(host), ...(from && { localAddress: from }), noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Connects by TLS, showing this key, and makes sure of the host's. */
export async function dialTls(
  socket: Socket,
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
