import type { Message, Time } from '../../../shared/model.ts'
import type { LockWatch } from '../../disk/lock-watch.ts'
import type { Clerk, Manner } from '../../store/clerk.ts'
import type { Database } from '../../store/database.ts'
import type { Change, Draft, Page, PageQuery } from '../store.ts'
import { Changes } from './changes.ts'
import { Counts } from './counts.ts'
import type { Beginning } from './load.ts'
import { Messages, type Filed } from './messages.ts'
import { Numbers } from './numbers.ts'
import { patrol, type Place } from './patrol.ts'
import { newestUntil, prune, pruneBans, type Pruned, type PruneStep } from './prune.ts'
import { noteReach, type Reach } from './reach.ts'
import type { Space } from './space.ts'
import { Spent } from './spent.ts'

/** What can be asked of a history. */
export type ArchiveActs = {
  readonly begin: (asked: null) => Beginning
  readonly append: (draft: Draft) => Filed
  readonly recall: (draft: Draft) => Message | null
  readonly page: (query: PageQuery) => Page
  readonly keep: (change: Change) => null
  readonly newestUntil: (time: Time) => Time | null
  readonly prune: (step: PruneStep) => Pruned
  readonly pruneBans: (now: Time) => null
  readonly patrol: (place: Place) => Place | null
  /** Brings the file up to date, and lets it stand still until `thaw`: it can be copied. */
  readonly freeze: (asked: null) => null
  readonly thaw: (asked: null) => null
}

const manners: Readonly<Record<keyof ArchiveActs, Manner>> = {
  begin: 'reads',
  append: 'writes',
  recall: 'reads',
  page: 'reads',
  keep: 'writes',
  newestUntil: 'reads',
  prune: 'writes',
  pruneBans: 'writes',
  // it looks at what a transaction counts at its end
  patrol: 'alone',
  freeze: 'alone',
  thaw: 'alone',
}

/** pages of WAL after which SQLite carries them into the file: its own usual number. */
const checkpointAfter = 1_000

/** Does what is asked of a history, at its database. */
export class ArchiveClerk implements Clerk<ArchiveActs> {
  readonly manners = manners
  readonly acts: ArchiveActs
  private readonly counts: Counts
  private readonly numbers: Numbers
  private reach: Reach | null = null

  constructor(
    readonly database: Database,
    private readonly beginning: Beginning,
    space: Space,
    private readonly watch: LockWatch | null,
  ) {
    this.counts = new Counts(database)
    this.numbers = new Numbers(database)
    const spent = new Spent(database)
    const messages = new Messages(database, this.counts, this.numbers, spent)
    const changes = new Changes(database, this.counts, this.numbers, messages)
    this.acts = {
      begin: () => beginning,
      append: (draft) => (space.isLow() ? (messages.again(draft) ?? 'disk-full') : messages.append(draft)),
      recall: (draft) => messages.recall(draft),
      page: (query) => messages.page(query),
      keep: (change) => changes.keep(change),
      newestUntil: (time) => newestUntil(database, time),
      prune: (step) => prune(database, spent, step),
      pruneBans: (now) => pruneBans(database, now),
      patrol: (place) => patrol(database, place),
      freeze: () => this.freeze(),
      thaw: () => this.checkpointEvery(checkpointAfter),
    }
  }

  isHeld(): boolean {
    return this.watch?.isHeld() ?? true
  }

  settle(): void {
    this.reach = this.counts.settle()
  }

  kept(): void {
    if (this.reach) noteReach(this.database.path, this.beginning.id, this.reach)
  }

  undone(): void {
    this.counts.forget()
    this.numbers.forget()
  }

  private freeze(): null {
    this.checkpointEvery(0)
    this.database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    return null
  }

  private checkpointEvery(pages: number): null {
    this.database.execute(`PRAGMA wal_autocheckpoint=${pages}`)
    return null
  }
}
