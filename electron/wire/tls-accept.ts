import { constants } from 'node:crypto'
import type { Socket } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Identity } from './identity.ts'

type Accepted = Result<TLSSocket, RefusalCode>

/** One for each identity: to read its key and certificate anew for every peer would cost more than the handshake. */
const acceptors = new WeakMap<Identity, TlsAcceptor>()

/** The server's side of a handshake over a socket whose bytes so far were put back. */
export function acceptTls(socket: Socket, identity: Identity, ms: number, clock: Clock): Promise<Accepted> {
  let acceptor = acceptors.get(identity)
  if (!acceptor) acceptors.set(identity, (acceptor = new TlsAcceptor(identity)))
  return acceptor.accept(socket, ms, clock)
}

/** Node's own TLS server, which never listens: it is handed sockets that were accepted elsewhere. */
class TlsAcceptor {
  private readonly server: Server
  private readonly waiting = new Map<string, (accepted: Accepted) => void>()

  constructor({ certificatePem, keyPem }: Identity) {
    this.server = createServer({
      cert: certificatePem,
      key: keyPem,
      minVersion: 'TLSv1.3',
      requestCert: true,
      // whoever shows a key is that key's owner: nobody has to sign it
      rejectUnauthorized: false,
      secureOptions: constants.SSL_OP_NO_TICKET,
    })
    this.server.on('secureConnection', (socket) => this.waiting.get(placeOf(socket))?.(ok(socket)))
    this.server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
      if (isOfTls(error)) this.waiting.get(placeOf(socket))?.(fail('tls-failed'))
    })
  }

  accept(socket: Socket, ms: number, clock: Clock): Promise<Accepted> {
    return new Promise((resolve) => {
      const place = placeOf(socket)
      const settle = (accepted: Accepted): void => {
        cancel()
        this.waiting.delete(place)
        socket.off('close', fall)
        resolve(accepted)
      }
      const fall = (): void => settle(fail('lost'))
      const cancel = clock.after(ms, () => {
        settle(fail('timed-out'))
        socket.destroy()
      })
      if (socket.destroyed) return fall()
      socket.on('close', fall)
      // a peer that leaves in the middle has nothing left to hear; afterwards it may have
      socket.allowHalfOpen = false
      this.waiting.set(place, (accepted) => {
        if (accepted.ok) accepted.value.allowHalfOpen = true
        settle(accepted)
      })
      this.server.emit('connection', socket)
    })
  }
}

/** Both ends of a TCP connection name it, and the TLS socket over it. */
function placeOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return [remoteAddress, remotePort, localAddress, localPort].join(' ')
}

/** Whether what was said is no TLS that we speak; other errors are of a connection that is gone. */
function isOfTls({ code }: NodeJS.ErrnoException): boolean {
  return code?.startsWith('ERR_SSL') ?? false
}
