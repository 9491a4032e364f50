import { join } from 'node:path'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { openStore, type OpenProblem } from '../../store/open-store.ts'
import { ArchiveClerk } from './archive-clerk.ts'
import { schema } from './schema.ts'

/** What a history's thread is started with. */
export interface ArchiveOrder {
  /** The host's data folder, whose lock is held. */
  readonly folder: string
}

/** Opens the history in a folder, or begins it. Answers `history-damaged`, `history-newer` or `folder-unwritable`. */
export function openClerk({ folder }: ArchiveOrder): Result<ArchiveClerk, Refusal> {
  const path = join(folder, 'history.db')
  const opened = openStore(path, schema)
  return opened.ok ? ok(new ArchiveClerk(opened.value)) : fail(refusalOf(opened.error, path, folder))
}

function refusalOf(problem: OpenProblem, path: string, folder: string): Refusal {
  if (problem === 'damaged') return refusal('history-damaged', { path, backup: '' })
  if (problem === 'newer') return refusal('history-newer', { path })
  return refusal('folder-unwritable', { path: folder })
}
