import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { openStore, type OpenProblem } from '../../store/open-store.ts'
import { ProfileClerk } from './profile-clerk.ts'
import { schema } from './schema.ts'

/** What the thread of a profile's database is started with. */
export interface KeepOrder {
  /** The file. Whoever opens it MUST be alone with the profile. */
  readonly path: string
}

/** Opens a profile's database, or begins it. Answers `file-damaged` where the caller has to set it aside. */
export function openClerk({ path }: KeepOrder): Result<ProfileClerk, Refusal> {
  const opened = openStore(path, schema, () => null)
  return opened.ok ? ok(new ProfileClerk(opened.value.database)) : fail(refusalOf(opened.error, path))
}

/** Sets a damaged database aside, untouched; answers the name it has from now on. Throws where it cannot be moved. */
export function setAside(path: string, now: Date): string {
  const aside = `${path}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`
  for (const part of ['', '-wal', '.damaged']) moveIfThere(`${path}${part}`, `${aside}${part}`)
  return aside
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function refusalOf(problem: OpenProblem, path: string): Refusal {
  if (problem === 'damaged') return refusal('file-damaged', { path })
  return problem === 'newer' ? refusal('file-newer', { path }) : refusal('folder-unwritable', { path: dirname(path) })
}
