import type { Scheduler } from 'fast-check'
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Link, LinkListener, Peer } from '../../../electron/wire/link.ts'

/** For tests: a link whose bytes arrive when a scheduler says so, each way in their order. */
export class ScheduledLink implements Link {
  private readonly up: Uint8Array[] = []
  private readonly down: (() => void)[] = []

  constructor(
    private readonly inner: Link,
    private readonly scheduler: Scheduler,
  ) {}

  get peer(): Peer {
    return this.inner.peer
  }

  listen(listener: LinkListener): void {
    this.inner.listen({
      bytes: (chunk) => this.later('down', this.down, () => listener.bytes(chunk)),
      closed: (why) => this.later('closed', this.down, () => listener.closed(why)),
    })
  }

  send(bytes: Uint8Array): void {
    this.up.push(bytes)
    void this.scheduler.schedule(Promise.resolve(), 'up').then(() => {
      const next = this.up.shift()
      if (next) this.inner.send(next)
    })
  }

  end(): void {
    for (const bytes of this.up.splice(0)) this.inner.send(bytes)
    this.inner.end()
  }

  destroy(why: RefusalCode): void {
    this.up.length = 0
    this.inner.destroy(why)
  }

  pause(): void {
    this.inner.pause()
  }

  resume(): void {
    this.inner.resume()
  }

  /** Whichever turn comes, the oldest goes first. */
  private later(label: string, queue: (() => void)[], act: () => void): void {
    queue.push(act)
    void this.scheduler.schedule(Promise.resolve(), label).then(() => queue.shift()?.())
  }
}
