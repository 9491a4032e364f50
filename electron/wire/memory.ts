import type { Clock } from '../../shared/clock.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { FirstBytes, FreshLink, LinkListener, Peer } from './link.ts'
import { SendQueue, type SendBounds } from './send-queue.ts'
import { systemClock } from './system-clock.ts'

export const memoryPeer: Peer = { address: 'memory', secure: false, keyHash: null }

/** Two joined links without a network, for tests and for a host's own window. Each is told whom it met. */
export function memoryPair(
  peerOfOne: Peer = memoryPeer,
  peerOfOther: Peer = memoryPeer,
  clock: Clock = systemClock,
): [FreshLink, FreshLink] {
  const one: MemoryLink = new MemoryLink(peerOfOne, clock, () => other)
  const other: MemoryLink = new MemoryLink(peerOfOther, clock, () => one)
  return [one, other]
}

interface Parcel {
  readonly bytes: Uint8Array
  readonly done: () => void
}

/** Keeps a link's whole contract. What it carries arrives a microtask later. */
class MemoryLink implements FreshLink {
  private readonly queue: SendQueue
  private listener: LinkListener | null = null
  /** What came and is not heard yet: one, since a queue has one write under way. */
  private parcel: Parcel | null = null
  private paused = false
  private ended = false
  private finished = false
  private closedWhy: RefusalCode | null | undefined = undefined
  private whenFirst: ((first: FirstBytes) => void) | null = null

  constructor(
    readonly peer: Peer,
    private readonly clock: Clock,
    private readonly other: () => MemoryLink,
  ) {
    this.queue = new SendQueue(
      {
        write: (bytes, done) => this.other().take({ bytes, done }),
        slow: () => this.destroy('slow'),
        afterTurn: queueMicrotask,
      },
      clock,
    )
  }

  first(ms: number): Promise<FirstBytes> {
    if (this.closedWhy !== undefined) return Promise.resolve('closed')
    if (this.parcel) return Promise.resolve(this.parcel.bytes)
    return new Promise((resolve) => {
      const cancel = this.clock.after(ms, () => this.whenFirst?.(null))
      this.whenFirst = (first) => {
        cancel()
        this.whenFirst = null
        resolve(first)
      }
    })
  }

  listen(listener: LinkListener): void {
    this.listener = listener
    const why = this.closedWhy
    queueMicrotask(() => (why === undefined ? this.deliver() : listener.closed(why)))
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
    this.deliver()
    this.queue.end(() => this.finish())
  }

  destroy(why: RefusalCode): void {
    this.close(why)
    this.other().close(null)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
    queueMicrotask(() => this.deliver())
  }

  private take(parcel: Parcel): void {
    this.parcel = parcel
    this.whenFirst?.(parcel.bytes)
    queueMicrotask(() => this.deliver())
  }

  private deliver(): void {
    const { parcel } = this
    if (!parcel || (!this.ended && (!this.listener || this.paused))) return
    this.parcel = null
    if (!this.ended) this.listener?.bytes(parcel.bytes)
    parcel.done()
  }

  /** This side has sent its last byte; the other ends too, and when both have, both close. */
  private finish(): void {
    this.finished = true
    const other = this.other()
    if (!other.finished) return other.end()
    this.close(null)
    other.close(null)
  }

  private close(why: RefusalCode | null): void {
    if (this.closedWhy !== undefined) return
    this.closedWhy = why
    this.ended = true
    this.parcel = null
    this.queue.close()
    this.whenFirst?.('closed')
    queueMicrotask(() => this.listener?.closed(why))
  }
}
