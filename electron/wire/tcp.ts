import { createServer, type AddressInfo, type Server } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { TcpArrival, type Arrival } from './arrival.ts'
import { systemClock } from './system-clock.ts'

export type { Arrival } from './arrival.ts'

export interface ListenOptions {
  /** 0 takes any that is free. */
  readonly port: number
  /** The address to bind; all of them (IPv6 and IPv4) where it is left out. */
  readonly bind?: string | undefined
  /** The system's where it is left out. */
  readonly clock?: Clock | undefined
  /** Accepting one connection failed (too many open files, say): the listener goes on. */
  readonly onError?: ((error: Error) => void) | undefined
}

export interface Listener {
  readonly port: number
  /** Stops listening and drops arrivals that are not links yet. Links live on: they are their holder's to end. */
  close(): Promise<void>
}

/** Connections that may wait to be accepted: a burst must not fall back to SYN retries of a second and more. */
const backlog = 4_096

const serverOptions = {
  // a peer that has said its last word may still hear the answers
  allowHalfOpen: true,
  noDelay: true,
  keepAlive: true,
  keepAliveInitialDelay: 30_000,
}

/** Listens on a TCP port. Answers `port-in-use`, `port-forbidden`, `port-invalid` or `bind-failed` where it cannot. */
export function listenTcp(
  { port, bind, clock = systemClock, onError = ignore }: ListenOptions,
  onArrival: (arrival: Arrival) => void,
): Promise<Result<Listener, Refusal>> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return Promise.resolve(fail(refusal('port-invalid')))
  const undecided = new Set<TcpArrival>()
  const server = createServer(serverOptions, (socket) => {
    const arrival = new TcpArrival(socket, clock, () => undecided.delete(arrival))
    undecided.add(arrival)
    onArrival(arrival)
  })
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(fail(listenProblem(error, port, bind))))
    server.listen(listenPlace(port, bind), () => {
      server.removeAllListeners('error').on('error', onError)
      resolve(ok(listener(server, undecided)))
    })
  })
}

/** Without a host Node binds `::` for both families, or 0.0.0.0 where there is no IPv6. */
function listenPlace(port: number, bind: string | undefined) {
  return bind === undefined ? { port, backlog } : { port, backlog, host: bind }
}

function listener(server: Server, undecided: ReadonlySet<TcpArrival>): Listener {
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      for (const arrival of [...undecided]) arrival.refuse('stopping')
      return Promise.resolve()
    },
  }
}

function listenProblem({ code }: NodeJS.ErrnoException, port: number, bind = '::'): Refusal {
  if (code === 'EADDRINUSE') return refusal('port-in-use', { port })
  if (code === 'EACCES') return refusal('port-forbidden', { port })
  return refusal('bind-failed', { address: bind })
}

function ignore(): void {}
