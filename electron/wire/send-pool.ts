/** A queue as its pool sees it. */
export interface Pooled {
  /** bytes that wait in it and count. */
  readonly counted: number
  /** Forgets what waits, closes, and leaves the pool. */
  giveUp(): void
}

/**
 * What waits in all queues of a host together, as far as it counts.
 * 1. Past `most` bytes, the longest queue MUST give up, and then the next, until what waits is within it again.
 */
export class SendPool {
  private readonly queues = new Set<Pooled>()
  private waiting = 0

  /** @param most bytes */
  constructor(private readonly most: number) {}

  /** Counts a queue in, with what waits in it already. */
  join(queue: Pooled): void {
    if (this.queues.has(queue)) return
    this.queues.add(queue)
    this.add(queue.counted)
  }

  /** Counts a queue out. MUST be called while its `counted` is what it was last counted as. */
  leave(queue: Pooled): void {
    if (this.queues.delete(queue)) this.waiting -= queue.counted
  }

  add(bytes: number): void {
    this.waiting += bytes
    if (this.waiting > this.most) this.relieve()
  }

  take(bytes: number): void {
    this.waiting -= bytes
  }

  private relieve(): void {
    for (let queue = this.longest(); queue && this.waiting > this.most; queue = this.longest()) queue.giveUp()
  }

  private longest(): Pooled | null {
    let longest: Pooled | null = null
    for (const queue of this.queues) if (!longest || queue.counted > longest.counted) longest = queue
    return longest
  }
}
