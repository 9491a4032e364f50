import { join } from 'node:path'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Desk } from '../../store/desk.ts'
import { LocalDesk } from '../../store/local-desk.ts'
import { openStore, type OpenProblem } from '../../store/open-store.ts'
import type { Appended, Change, Draft, Kept, Page, PageQuery, Store, Stored } from '../store.ts'
import { ArchiveClerk, type ArchiveActs } from './archive-clerk.ts'
import type { Beginning } from './load.ts'
import { schema } from './schema.ts'

export interface ArchiveOptions {
  /** The host's data folder, whose lock is held. */
  readonly folder: string
}

/** The host's history on disk. */
export class Archive implements Store {
  private constructor(
    private readonly desk: Desk<ArchiveActs>,
    private readonly beginning: Beginning,
  ) {}

  /** Opens the history in a folder, or begins it. Answers `history-damaged`, `history-newer` or `folder-unwritable`. */
  static async open({ folder }: ArchiveOptions): Promise<Result<Archive, Refusal>> {
    const path = join(folder, 'history.db')
    const opened = openStore(path, schema)
    if (!opened.ok) return fail(refusalOf(opened.error, path, folder))
    const desk = new LocalDesk<ArchiveActs>(new ArchiveClerk(opened.value))
    const beginning = await desk.ask('begin', null)
    return beginning.ok ? ok(new Archive(desk, beginning.value)) : fail(refusalOf('damaged', path, folder))
  }

  get id(): string {
    return this.beginning.id
  }

  get kept(): Kept {
    return this.beginning.kept
  }

  append(draft: Draft): Stored<Appended> {
    return this.desk.ask('append', draft)
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

function refusalOf(problem: OpenProblem, path: string, folder: string): Refusal {
  if (problem === 'damaged') return refusal('history-damaged', { path, backup: '' })
  if (problem === 'newer') return refusal('history-newer', { path })
  return refusal('folder-unwritable', { path: folder })
}
