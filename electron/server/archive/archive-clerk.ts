import type { Clerk } from '../../store/clerk.ts'
import type { Database } from '../../store/database.ts'
import type { Change, Draft, Page, PageQuery } from '../store.ts'
import { Changes } from './changes.ts'
import { Counts } from './counts.ts'
import { load, type Beginning } from './load.ts'
import { Messages, type Filed } from './messages.ts'
import { Numbers } from './numbers.ts'

/** What can be asked of a history. */
export type ArchiveActs = {
  readonly begin: (asked: null) => Beginning
  readonly append: (draft: Draft) => Filed
  readonly page: (query: PageQuery) => Page
  readonly keep: (change: Change) => null
}

/** Does what is asked of a history, at its database. */
export class ArchiveClerk implements Clerk<ArchiveActs> {
  readonly manners = { begin: 'reads', append: 'writes', page: 'reads', keep: 'writes' } as const
  readonly acts: ArchiveActs
  private readonly counts: Counts
  private readonly numbers: Numbers

  constructor(readonly database: Database) {
    this.counts = new Counts(database)
    this.numbers = new Numbers(database)
    const messages = new Messages(database, this.counts, this.numbers)
    const changes = new Changes(database, this.counts, this.numbers, messages)
    this.acts = {
      begin: () => load(database),
      append: (draft) => messages.append(draft),
      page: (query) => messages.page(query),
      keep: (change) => changes.keep(change),
    }
  }

  settle(): void {
    this.counts.settle()
  }

  undone(): void {
    this.counts.forget()
    this.numbers.forget()
  }
}
