import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { limits } from '../../shared/limits.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import type { Arrival } from './arrival.ts'
import type { Identity } from './identity.ts'
import type { FreshLink } from './link.ts'
import { QueueOf } from './queue-of.ts'
import { listenTcp, type Listener, type ListenOptions } from './tcp.ts'

/** A listener of ours, and who arrives at it. */
export interface Place {
  readonly listener: Listener
  readonly port: number
  readonly arrivals: QueueOf<Arrival>
}

/** The servers and sockets of one test, on ports of their own. */
export class Ground {
  private open: (() => unknown)[] = []

  /** Calls it when the test is over. */
  later(close: () => unknown): void {
    this.open.push(close)
  }

  async listening(options: Partial<ListenOptions> = {}): Promise<Place> {
    const arrivals = new QueueOf<Arrival>()
    const result = await listenTcp({ port: 0, bind: '127.0.0.1', ...options }, (arrival) => arrivals.push(arrival))
    if (!result.ok) throw new Error(result.error.code)
    const listener = result.value
    this.later(() => listener.close())
    return { listener, port: listener.port, arrivals }
  }

  /** A server of another kind; answers its port. */
  async other(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    this.later(() => server.close())
    return (server.address() as AddressInfo).port
  }

  async clear(): Promise<void> {
    for (const close of this.open.splice(0)) await close()
  }
}

/** The host's side of the next arrival's handshake. */
export async function acceptNext(
  arrivals: QueueOf<Arrival>,
  identity: Identity,
): Promise<Result<FreshLink, RefusalCode>> {
  const arrival = await arrivals.next()
  await arrival.first(300)
  return arrival.secure(identity, limits.handshake)
}
