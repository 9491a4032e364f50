import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'

/** bytes of one write: small enough that a slow reader's progress shows between two. */
const writeSize = 64 * 1024

/** What a queue writes to. */
export interface Outlet {
  /** `done` says that these bytes have left. It is called once, and never before `write` has returned. */
  write(bytes: Uint8Array, done: () => void): void
  /** The reader is too slow: the queue has given up and is empty. */
  slow(): void
  /** Calls `act` when this turn of the event loop is over. */
  afterTurn(act: () => void): void
}

/**
 * Bytes that wait for one reader.
 * 1. `send` MUST NOT block, throw or reorder.
 * 2. What one turn sends MUST leave in one write, up to `writeSize`; one write is under way at a time.
 * 3. What waits MUST stay within `limits.sendQueue.hard.value`, and MUST move within `limits.sendStall`, or the queue gives up.
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

  constructor(
    private readonly outlet: Outlet,
    private readonly clock: Clock,
  ) {}

  /** Bytes that have not left. */
  get waiting(): number {
    return this.queued + this.writing
  }

  send(bytes: Uint8Array): void {
    if (this.closed || this.whenEmpty || bytes.length === 0) return
    this.chunks.push(bytes)
    this.queued += bytes.length
    if (this.waiting > limits.sendQueue.hard.value) this.giveUp()
    else this.schedule()
  }

  /** Takes no more, and calls `empty` when the last byte has left. */
  end(empty: () => void): void {
    if (this.closed || this.whenEmpty) return
    this.whenEmpty = empty
    this.schedule()
  }

  /** Forgets what waits. */
  close(): void {
    this.closed = true
    this.chunks = []
    this.queued = 0
    this.stopWatch?.()
  }

  private schedule(): void {
    if (this.scheduled || this.writing > 0) return
    this.scheduled = true
    this.outlet.afterTurn(() => {
      this.scheduled = false
      this.write()
    })
  }

  private write(): void {
    if (this.closed) return
    if (this.queued === 0) return this.whenEmpty?.()
    const bytes = this.next()
    this.queued -= bytes.length
    this.writing = bytes.length
    this.writingSince = this.clock.uptime()
    if (!this.stopWatch) this.watch(limits.sendStall)
    this.outlet.write(bytes, () => {
      this.writing = 0
      this.write()
    })
  }

  private next(): Uint8Array {
    let size = 0
    let count = 0
    for (; count < this.chunks.length; count++) {
      const length = this.chunks[count]?.length ?? 0
      if (count > 0 && size + length > writeSize) break
      size += length
    }
    return joined(this.chunks.splice(0, count), size)
  }

  /** One timer for many writes: to start one with each would cost more than most writes do. */
  private watch(ms: number): void {
    this.stopWatch = this.clock.after(ms, () => {
      this.stopWatch = null
      if (this.writing === 0) return
      const left = this.writingSince + limits.sendStall - this.clock.uptime()
      if (left > 0) this.watch(left)
      else this.giveUp()
    })
  }

  private giveUp(): void {
    this.close()
    this.outlet.slow()
  }
}

/** A single chunk stays what it is, so that readers who are sent the same bytes share them. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0]
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
