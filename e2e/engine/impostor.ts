import { createServer, type TLSSocket } from 'node:tls'
import { makeIdentity } from '../../electron/wire/certificate.ts'

/** Somebody else's TLS server on a host's port: it counts who comes, and the bytes that it is told. */
export interface Impostor {
  readonly visits: number
  readonly bytes: number
  close(): Promise<void>
}

/** Opens one with a key of its own. */
export async function openImpostor(port: number): Promise<Impostor> {
  const { certificatePem: cert, keyPem: key } = await makeIdentity({ commonName: 'x', names: [], addresses: [] })
  const sockets = new Set<TLSSocket>()
  const seen = { visits: 0, bytes: 0 }
  const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (socket) => {
    sockets.add(socket)
    socket.on('data', (chunk: Buffer) => (seen.bytes += chunk.length))
    socket.on('error', () => sockets.delete(socket))
  })
  // before the handshake: whoever leaves in the middle of it has visited too
  server.on('connection', () => seen.visits++)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    get visits() {
      return seen.visits
    },
    get bytes() {
      return seen.bytes
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
