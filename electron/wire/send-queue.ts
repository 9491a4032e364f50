import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'
import { joined } from './joined.ts'
import type { SendPool } from './send-pool.ts'

/** bytes of one write: small enough that a slow reader's progress shows between two. */
const writeSize = 64 * 1024

/** bytes from which a chunk leaves by itself: what many readers are told is one chunk, and is never copied for each. */
const largeChunk = 8 * 1024

/** What a queue writes to. */
export interface Outlet {
  /** `done` says that these bytes have left, or why not. It is called once, and never before `write` has returned. */
  write(bytes: Uint8Array, done: (failure?: Error | null) => void): void
  /** The reader is too slow: the queue has given up and is empty. */
  slow(): void
  /** Calls `act` when this turn of the event loop is over. */
  afterTurn(act: () => void): void
}

/** How much may wait for one reader, and how long. */
export interface SendBounds {
  /** bytes */
  readonly most: number
  /** ms in which something must leave. */
  readonly stall: number
  /** Where it is counted together with what waits for others. */
  readonly pool: SendPool | null
}

const usual: SendBounds = { most: limits.sendQueue.hard.value, stall: limits.sendStall, pool: null }

/**
 * Bytes that wait for one reader.
 * 1. `send` MUST NOT block, throw or reorder.
 * 2. What small chunks one turn sends MUST leave in one write, up to `writeSize`; one write is under way at a time.
 * 3. What waits MUST stay within its bounds, and MUST move in time, or the queue gives up: at once, and for good.
 */
export class SendQueue {
  private chunks: Uint8Array[] = []
  private queued = 0
  private writing = 0
  private writingSince = 0
  private scheduled = false
  private closed = false
  private whenEmpty: (() => void) | null = null
  private stopWatch: (() => void) | null = null
  private bounds = usual
  /** Of the bytes that wait, the first ones that count nowhere. */
  private spared = 0
  private low = 0
  private whenLow: (() => void) | null = null
  // made once for all writes: what V8 optimized of a function goes with the last that was made of it
  private readonly onTurn = (): void => {
    this.scheduled = false
    this.write()
  }
  private readonly onWritten = (failure?: Error | null): void => {
    if (!failure) this.written()
  }

  constructor(
    private readonly outlet: Outlet,
    private readonly clock: Clock,
  ) {}

  /** Bytes that have not left. */
  get waiting(): number {
    return this.queued + this.writing
  }

  /** Of these, the bytes that count against its bounds. */
  get counted(): number {
    return this.waiting - this.spared
  }

  send(bytes: Uint8Array): void {
    if (this.closed || this.whenEmpty || bytes.length === 0) return
    this.chunks.push(bytes)
    this.queued += bytes.length
    this.bounds.pool?.add(bytes.length)
    if (this.counted > this.bounds.most) this.giveUp()
    else this.schedule()
  }

  /** Keeps to these bounds from now on: the usual ones of `limits` until then. */
  bound(bounds: SendBounds): void {
    if (this.closed) return
    this.bounds.pool?.leave(this)
    this.bounds = bounds
    bounds.pool?.join(this)
  }

  /** What waits now counts neither against `most` nor in the pool: only what is sent after it does. */
  spare(): void {
    if (this.closed) return
    this.bounds.pool?.leave(this)
    this.spared = this.waiting
    this.bounds.pool?.join(this)
  }

  /** Calls `act` once when no more than `low` bytes are left to leave. MUST be asked while more than that waits. */
  drained(low: number, act: () => void): void {
    this.low = low
    this.whenLow = act
  }

  /** Takes no more, and calls `empty` when the last byte has left. */
  end(empty: () => void): void {
    if (this.closed || this.whenEmpty) return
    this.whenEmpty = empty
    this.schedule()
  }

  /** Forgets what waits. */
  close(): void {
    this.bounds.pool?.leave(this)
    this.closed = true
    this.chunks = []
    this.queued = 0
    this.writing = 0
    this.spared = 0
    this.whenLow = null
    this.stopWatch?.()
  }

  /** Forgets what waits: the reader is too slow, or too much waits for all readers together. */
  giveUp(): void {
    if (this.closed) return
    this.close()
    this.outlet.slow()
  }

  private schedule(): void {
    if (this.scheduled || this.writing > 0) return
    this.scheduled = true
    this.outlet.afterTurn(this.onTurn)
  }

  private write(): void {
    if (this.closed) return
    if (this.queued === 0) return this.whenEmpty?.()
    const bytes = this.next()
    this.queued -= bytes.length
    this.writing = bytes.length
    this.writingSince = this.clock.uptime()
    if (!this.stopWatch) this.watch(this.bounds.stall)
    this.outlet.write(bytes, this.onWritten)
  }

  private written(): void {
    if (this.closed) return
    const spared = Math.min(this.spared, this.writing)
    this.spared -= spared
    this.bounds.pool?.take(this.writing - spared)
    this.writing = 0
    this.write()
    const { whenLow } = this
    if (!whenLow || this.waiting > this.low) return
    this.whenLow = null
    whenLow()
  }

  private next(): Uint8Array {
    let size = 0
    let count = 0
    for (const { length } of this.chunks) {
      if (count > 0 && (length >= largeChunk || size + length > writeSize)) break
      size += length
      count++
      if (length >= largeChunk) break
    }
    return joined(this.chunks.splice(0, count), size)
  }

  /** One timer for many writes: to start one with each would cost more than most writes do. */
  private watch(ms: number): void {
    this.stopWatch = this.clock.after(ms, () => {
      this.stopWatch = null
      if (this.writing === 0) return
      const left = this.writingSince + this.bounds.stall - this.clock.uptime()
      if (left > 0) this.watch(left)
      else this.giveUp()
    })
  }
}
