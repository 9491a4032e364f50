import type { Socket } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { afterTurn } from './after-turn.ts'
import { firstBytes } from './first-bytes.ts'
import type { FirstBytes, FreshLink, LinkListener, Peer } from './link.ts'
import { SendQueue, type Outlet, type SendBounds } from './send-queue.ts'

/** ms that an ended peer has to end its side too: to close at once could reset the line and lose our last words. */
const farewell = 1_000

/** A link over a TCP or TLS socket. The socket MUST allow half-open, so that answers still leave after a peer's end. */
export class StreamLink implements FreshLink {
  private readonly queue: SendQueue
  private listener: LinkListener | null = null
  private why: RefusalCode | null = null
  private ended = false
  private gone = false
  private stopFarewell: (() => void) | null = null

  constructor(
    private readonly socket: Socket,
    readonly peer: Peer,
    private readonly clock: Clock,
  ) {
    this.queue = new SendQueue(this.outlet(), clock)
    socket.on('error', (error) => (this.why ??= reasonOf(error)))
    socket.on('end', () => this.end())
    socket.on('close', () => this.close())
  }

  first(ms: number): Promise<FirstBytes> {
    return firstBytes(this.socket, ms, this.clock)
  }

  listen(listener: LinkListener): void {
    this.listener = listener
    if (this.gone) queueMicrotask(() => listener.closed(this.why))
    else this.socket.on('data', (chunk: Uint8Array) => !this.ended && listener.bytes(chunk))
  }

  send(bytes: Uint8Array): void {
    this.queue.send(bytes)
  }

  get waiting(): number {
    return this.queue.waiting
  }

  bound(bounds: SendBounds): void {
    this.queue.bound(bounds)
  }

  spare(): void {
    this.queue.spare()
  }

  drained(low: number, act: () => void): void {
    this.queue.drained(low, act)
  }

  end(): void {
    if (this.ended) return
    this.ended = true
    this.queue.end(() => {
      this.socket.end()
      // unread bytes would hide the peer's end from us
      this.socket.resume()
      this.stopFarewell = this.clock.after(farewell, () => this.socket.destroy())
    })
  }

  destroy(why: RefusalCode): void {
    this.why ??= why
    this.ended = true
    this.queue.close()
    this.socket.destroy()
  }

  pause(): void {
    this.socket.pause()
  }

  resume(): void {
    this.socket.resume()
  }

  private outlet(): Outlet {
    return {
      write: (bytes, done) => void this.socket.write(bytes, done),
      slow: () => this.destroy('slow'),
      afterTurn,
    }
  }

  private close(): void {
    this.gone = true
    this.ended = true
    this.queue.close()
    this.stopFarewell?.()
    this.listener?.closed(this.why)
  }
}

function reasonOf(error: NodeJS.ErrnoException): RefusalCode {
  return error.code?.startsWith('ERR_SSL') ? 'tls-failed' : 'lost'
}
