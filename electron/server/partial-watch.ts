import type { Clock } from '../../shared/clock.ts'
import type { HostLimits } from './host-limits.ts'

interface PartialActs {
  /** Nothing came for `limits.lineSilence`: unfinished bytes may be a line. */
  silence(): void
  /** What began was not finished within `limits.partialFrame`. */
  late(): void
}

/** Watches a frame or line that has begun: slow-loris sends a byte now and then, and never ends. */
export class PartialWatch {
  private cancelSilence: () => void = () => undefined
  private cancelLate: (() => void) | null = null

  constructor(
    private readonly clock: Clock,
    private readonly limits: Pick<HostLimits, 'lineSilence' | 'partialFrame'>,
    private readonly acts: PartialActs,
  ) {}

  /** Bytes came: whether they finished anything, and whether something is left unfinished. */
  heard(finished: boolean, partial: boolean): void {
    this.cancelSilence()
    if (finished || !partial) this.forgetLate()
    if (!partial) return
    this.cancelSilence = this.clock.after(this.limits.lineSilence, () => this.acts.silence())
    this.cancelLate ??= this.clock.after(this.limits.partialFrame, () => this.acts.late())
  }

  stop(): void {
    this.cancelSilence()
    this.forgetLate()
  }

  private forgetLate(): void {
    this.cancelLate?.()
    this.cancelLate = null
  }
}
