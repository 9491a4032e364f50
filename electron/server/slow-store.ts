import type { Message } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { fail } from '../../shared/result.ts'
import { MemoryStore } from './memory-store.ts'
import type { Appended, Change, Draft, Page, PageQuery, Stored } from './store.ts'

/** For tests: a store whose commits take until they are let go, as on a busy disk. */
export class SlowStore extends MemoryStore {
  /** Why the disk does not do what it is asked; null while it does. */
  broken: RefusalCode | null = null
  private readonly waiting: (() => void)[] = []

  /** How much waits to be let go. */
  get pending(): number {
    return this.waiting.length
  }

  override append(draft: Draft): Stored<Appended> {
    return this.inTurn(() => super.append(draft))
  }

  override recall(draft: Draft): Stored<Message | null> {
    return this.inTurn(() => super.recall(draft))
  }

  override keep(change: Change): Stored<null> {
    return this.inTurn(() => super.keep(change))
  }

  override page(query: PageQuery): Stored<Page> {
    return this.inTurn(() => super.page(query))
  }

  /** Lets what waits go on, in order: all of it, or so much. */
  commit(count = this.waiting.length): void {
    for (const go of this.waiting.splice(0, count)) go()
  }

  private async inTurn<T>(act: () => Stored<T>): Stored<T> {
    await new Promise<void>((resolve) => this.waiting.push(resolve))
    return this.broken ? fail(this.broken) : act()
  }
}
