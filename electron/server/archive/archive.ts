import type { Clock } from '../../../shared/clock.ts'
import type { Message, Retention } from '../../../shared/model.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { FolderLock } from '../../disk/folder-lock.ts'
import type { Log } from '../../disk/log.ts'
import type { Desk } from '../../store/desk.ts'
import { LocalDesk } from '../../store/local-desk.ts'
import { ThreadDesk } from '../../store/thread-desk.ts'
import type { Appended, Change, Draft, Kept, Page, PageQuery, Store, Stored } from '../store.ts'
import type { ArchiveActs } from './archive-clerk.ts'
import type { Beginning } from './load.ts'
import { openClerk, type ArchiveOrder } from './open-clerk.ts'
import { Upkeep } from './upkeep.ts'

export interface ArchiveOptions extends Omit<ArchiveOrder, 'now' | 'mark'> {
  /** The folder's; left out where nobody else comes: for tests alone. */
  readonly lock?: FolderLock
  /** The built file of the history's thread; null does its work in this one. */
  readonly thread: URL | null
  readonly retention: Retention
  readonly clock: Clock
  readonly log: Log
}

/** The host's history on disk. */
export class Archive implements Store {
  private constructor(
    private readonly desk: Desk<ArchiveActs>,
    private readonly beginning: Beginning,
    private readonly upkeep: Upkeep,
  ) {}

  /** Opens the history in a folder, or begins it. Answers what `openClerk` does, and `disk-failed`. */
  static async open(options: ArchiveOptions): Promise<Result<Archive, Refusal>> {
    const opened = await openDesk(options)
    if (!opened.ok) return opened
    const desk = opened.value
    const beginning = await desk.ask('begin', null)
    if (!beginning.ok) {
      await desk.close()
      return fail(refusal(beginning.error))
    }
    const upkeep = new Upkeep({ ...options, desk })
    upkeep.start()
    return ok(new Archive(desk, beginning.value, upkeep))
  }

  get id(): string {
    return this.beginning.id
  }

  get kept(): Kept {
    return this.beginning.kept
  }

  async append(draft: Draft): Stored<Appended> {
    const filed = await this.desk.ask('append', draft)
    if (!filed.ok) return filed
    if (filed.value === 'disk-full') return fail(filed.value)
    if (typeof filed.value !== 'number') return ok(filed.value)
    // the spread comes last: see `Messages.append`
    return ok({ type: 'kept', message: { seq: filed.value, ...draft } })
  }

  recall(draft: Draft): Stored<Message | null> {
    return this.desk.ask('recall', draft)
  }

  page(query: PageQuery): Stored<Page> {
    return this.desk.ask('page', query)
  }

  keep(change: Change): Stored<null> {
    return this.desk.ask('keep', change)
  }

  async close(): Promise<void> {
    await this.upkeep.stop()
    await this.desk.close()
  }
}

async function openDesk(options: ArchiveOptions): Promise<Result<Desk<ArchiveActs>, Refusal>> {
  const { thread, folder, damaged, reserve, clock, lock } = options
  const order: ArchiveOrder = { folder, mark: lock?.mark, damaged, reserve, now: clock.now() }
  if (thread) return ThreadDesk.open<ArchiveActs>(thread, order, lock?.lost)
  const clerk = openClerk(order, clock)
  return clerk.ok ? ok(new LocalDesk(clerk.value, lock?.lost)) : clerk
}
