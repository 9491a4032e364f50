import { readFile, utimes } from 'node:fs/promises'
import type { Clock } from '../../shared/clock.ts'
import { isSame, look, place, type HeldMark, type Sight } from './lock-mark.ts'
import { momentOf, msSince, type Moment } from './moment.ts'

/** ms between two signs of life of whoever holds a folder. */
const touchEvery = 2_000

/** ms between two looks at a mark that may be alive, and how many there are: machines and networks are held up at times. */
const lookEvery = 1_000
const looks = 15

/** ms for which a mark is watched before it counts as left behind. */
const watched = looks * lookEvery

/** ms after a touch in which nobody can have taken a mark away. Not all those that it is watched: disks and clocks are late. */
export const trusted = watched - 5_000

/** Whether anybody touches a mark, or takes it away, while it is watched. */
export async function isTouched(path: string, seen: Sight, clock: Clock): Promise<boolean> {
  // the timers of a clock let the process end meanwhile
  const awake = setInterval(() => undefined, watched)
  try {
    for (let left = looks; left > 0; left--) {
      await new Promise<void>((resolve) => clock.after(lookEvery, resolve))
      if (!isSame(look(path), seen)) return true
    }
    return false
  } finally {
    clearInterval(awake)
  }
}

/**
 * Touches our mark for as long as it is held. What somebody took away by hand is put back; where another's mark stands
 * in its place, or may have stood there meanwhile, that is the end.
 */
export class LockTouch {
  private isOver = false
  private cancel: () => void = () => undefined
  private touched: Moment

  constructor(
    private readonly mark: HeldMark,
    private readonly clock: Clock,
    private readonly lost: () => void,
  ) {
    this.touched = momentOf(clock)
    this.wait()
  }

  stop(): void {
    this.isOver = true
    this.cancel()
  }

  private wait(): void {
    if (!this.isOver) this.cancel = this.clock.after(touchEvery, () => void this.touch())
  }

  private async touch(): Promise<void> {
    if (await this.isOurs()) return this.wait()
    if (this.isOver) return
    this.isOver = true
    this.lost()
  }

  private async isOurs(): Promise<boolean> {
    const { path, content } = this.mark
    const asked = momentOf(this.clock)
    try {
      const there = await readFile(path, 'utf8').catch(nothing)
      if (this.isOver) return true
      if (there === null) return msSince(this.touched, this.clock) < trusted && place(path, content)
      if (there !== content) return false
      await utimes(path, asked.now / 1_000, asked.now / 1_000)
      this.touched = asked
    } catch {
      // a disk that fails says nothing of others; what the host writes itself is refused, and told
    }
    return true
  }
}

function nothing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
