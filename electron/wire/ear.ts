import type { RefusalCode } from '../../shared/refusals.ts'
import type { LinkListener } from './link.ts'

/** A listener for tests: it keeps what it hears, and can be waited for. */
export class Ear implements LinkListener {
  readonly chunks: Uint8Array[] = []
  /** Every reason it was told; there may be one. */
  readonly reasons: (RefusalCode | null)[] = []
  /** What was still told after the end. */
  late = 0
  private waiting: (() => void)[] = []

  constructor(private readonly onBytes: (chunk: Uint8Array) => void = () => {}) {}

  get text(): string {
    return Buffer.concat(this.chunks).toString()
  }

  bytes(chunk: Uint8Array): void {
    if (this.reasons.length > 0) this.late++
    this.chunks.push(chunk)
    this.onBytes(chunk)
    this.wake()
  }

  closed(why: RefusalCode | null): void {
    this.reasons.push(why)
    this.wake()
  }

  /** Resolves when this much has been heard. */
  async hears(wanted: string | number): Promise<void> {
    const size = typeof wanted === 'number' ? wanted : Buffer.byteLength(wanted)
    await this.until(() => Buffer.concat(this.chunks).length >= size || this.reasons.length > 0)
  }

  /** Resolves with the reason when the link has closed. */
  async closes(): Promise<RefusalCode | null> {
    await this.until(() => this.reasons.length > 0)
    return this.reasons[0] ?? null
  }

  private async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  private wake(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve()
  }
}
