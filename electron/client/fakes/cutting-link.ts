/** For tests: a link that is cut at a given byte, whichever way that byte goes. */
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Link, LinkListener, Peer } from '../../wire/link.ts'

export class CuttingLink implements Link {
  constructor(
    private readonly inner: Link,
    private readonly left: { up: number; down: number },
  ) {}

  get peer(): Peer {
    return this.inner.peer
  }

  listen(listener: LinkListener): void {
    this.inner.listen({
      bytes: (chunk) => {
        const rest = this.spend('down', chunk)
        if (rest.length > 0) listener.bytes(rest)
      },
      closed: (why) => listener.closed(why),
    })
  }

  send(bytes: Uint8Array): void {
    const rest = this.spend('up', bytes)
    if (rest.length > 0) this.inner.send(rest)
  }

  end(): void {
    this.inner.end()
  }

  destroy(why: RefusalCode): void {
    this.inner.destroy(why)
  }

  pause(): void {
    this.inner.pause()
  }

  resume(): void {
    this.inner.resume()
  }

  private spend(way: 'up' | 'down', bytes: Uint8Array): Uint8Array {
    const rest = bytes.subarray(0, Math.max(0, this.left[way]))
    this.left[way] -= bytes.length
    // a turn later, so that what was let through before the cut arrives: that is the hard case
    if (this.left[way] <= 0) setImmediate(() => this.inner.destroy('lost'))
    return rest
  }
}
