import { utimesSync } from 'node:fs'
import type { Clock } from '../../shared/clock.ts'
import { look, type HeldMark } from './lock-mark.ts'
import { trusted } from './lock-touch.ts'
import { momentOf, msSince, type Moment } from './moment.ts'

/**
 * Whether a folder is still held, for whoever writes into it. A process that stood still goes on in the middle of what it
 * did: the bytes and orders that waited come before any timer that would find out.
 */
export class LockWatch {
  private seen: Moment | null = null

  constructor(
    private readonly mark: HeldMark,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether nobody else can have the folder now. The disk is asked only where it was not for a while; throws where it
   * cannot be asked.
   * 1. A mark that is gone then MUST NOT be put back: whoever took the folder over may have come and gone.
   */
  isHeld(): boolean {
    if (this.seen && msSince(this.seen, this.clock) < trusted) return true
    const asked = momentOf(this.clock)
    if (!this.isThere(asked)) return false
    this.seen = asked
    return true
  }

  /** Touched between two looks: whoever watched it until now begins anew, and another one's is left alone. */
  private isThere({ now }: Moment): boolean {
    const { path, content } = this.mark
    if (look(path)?.content !== content) return false
    utimesSync(path, now / 1_000, now / 1_000)
    return look(path)?.content === content
  }
}
