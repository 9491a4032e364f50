import type { Message } from '../../shared/model.ts'
import type { Appended, Draft } from './history.ts'
import { hostLimits } from './host-limits.ts'
import { MemoryHistory } from './memory-history.ts'

/** For tests: a history whose commits take until they are let go, as on a busy disk. */
export class SlowHistory extends MemoryHistory {
  /** Whether the disk is broken. */
  broken = false
  private readonly waiting: (() => void)[] = []

  constructor() {
    super(hostLimits())
  }

  override async append(draft: Draft): Promise<Appended> {
    await this.turn()
    if (this.broken) throw new Error('the disk is broken')
    return super.append(draft)
  }

  override async recent(room: string): Promise<readonly Message[]> {
    const recent = await super.recent(room)
    await this.turn()
    return recent
  }

  /** Lets everything that waits go on, in order. */
  commit(): void {
    for (const go of this.waiting.splice(0)) go()
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }
}
