import type { Notice } from '../../../shared/bridge.ts'

/** What the answer to `start` tells in full, so that a page which has not started need not hear it. */
const told = new Set<Notice['type']>(['host', 'mirror', 'event', 'forgotten', 'hosting'])

/**
 * Notices to the page, in order.
 * 1. Before the page has started, what `start` will tell anyway MUST be dropped, and the rest kept.
 * 2. Between the answer to `start` and its arrival, everything MUST be kept: it is news to that answer.
 * 3. What is kept MUST be copied: a mirror goes on changing.
 */
export class Notices {
  private state: 'closed' | 'starting' | 'open' = 'closed'
  private kept: Notice[] = []

  constructor(private readonly send: (notice: Notice) => void) {}

  /** Whether a page is there that hears. */
  get heard(): boolean {
    return this.state === 'open'
  }

  tell(notice: Notice): void {
    if (this.state === 'open') this.send(notice)
    else if (this.state === 'starting' || !told.has(notice.type)) this.kept.push(structuredClone(notice))
  }

  /** The page asked to start: call it in the same turn in which its answer is made. */
  start(soon: (act: () => void) => void = setImmediate): void {
    this.kept = this.kept.filter((notice) => !told.has(notice.type))
    this.state = 'starting'
    soon(() => this.open())
  }

  /** The page is gone, or another document stands in its place. */
  close(): void {
    this.state = 'closed'
    this.kept = this.kept.filter((notice) => !told.has(notice.type))
  }

  private open(): void {
    if (this.state !== 'starting') return
    this.state = 'open'
    for (const notice of this.kept.splice(0)) this.send(notice)
  }
}
