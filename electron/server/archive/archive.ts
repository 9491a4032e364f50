import type { Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Desk } from '../../store/desk.ts'
import { LocalDesk } from '../../store/local-desk.ts'
import { ThreadDesk } from '../../store/thread-desk.ts'
import type { Appended, Change, Draft, Kept, Page, PageQuery, Store, Stored } from '../store.ts'
import type { ArchiveActs } from './archive-clerk.ts'
import type { Beginning } from './load.ts'
import { openClerk, type ArchiveOrder } from './open-clerk.ts'

export interface ArchiveOptions extends ArchiveOrder {
  /** The built file of the history's thread; null does its work in this one. */
  readonly thread: URL | null
}

/** The host's history on disk. */
export class Archive implements Store {
  private constructor(
    private readonly desk: Desk<ArchiveActs>,
    private readonly beginning: Beginning,
  ) {}

  /** Opens the history in a folder, or begins it. Answers `history-damaged`, `history-newer` or `folder-unwritable`. */
  static async open({ thread, ...order }: ArchiveOptions): Promise<Result<Archive, Refusal>> {
    const desk = await openDesk(thread, order)
    if (!desk.ok) return desk
    const beginning = await desk.value.ask('begin', null)
    if (beginning.ok) return ok(new Archive(desk.value, beginning.value))
    await desk.value.close()
    return fail({ code: beginning.error })
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
    return ok(typeof filed.value === 'number' ? { type: 'kept', message: { ...draft, seq: filed.value } } : filed.value)
  }

  page(query: PageQuery): Stored<Page> {
    return this.desk.ask('page', query)
  }

  keep(change: Change): Stored<null> {
    return this.desk.ask('keep', change)
  }

  close(): Promise<void> {
    return this.desk.close()
  }
}

async function openDesk(thread: URL | null, order: ArchiveOrder): Promise<Result<Desk<ArchiveActs>, Refusal>> {
  if (thread) return ThreadDesk.open<ArchiveActs>(thread, order)
  const clerk = openClerk(order)
  return clerk.ok ? ok(new LocalDesk(clerk.value)) : clerk
}
