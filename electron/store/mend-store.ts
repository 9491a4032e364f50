import { copyFileSync } from 'node:fs'
import { fail, ok, type Result } from '../../shared/result.ts'
import { syncPath } from '../disk/sync-path.ts'
import type { Backup } from './backups.ts'
import { freshBeside, takeOver } from './beside.ts'
import type { Database } from './database.ts'
import type { Schema } from './migrate.ts'
import { guarded, makeFresh, openCopy, type OpenProblem } from './open-store.ts'

/** Puts an empty database in place of a damaged one, which is set aside untouched. */
export function beginEmpty(path: string, schema: Schema, now: number): Result<null, OpenProblem> {
  return guarded(path, () => {
    takeOver(makeFresh(path, schema), path, now)
    return ok(null)
  })
}

/**
 * Puts the newest backup that is whole in place of a damaged database, which is set aside untouched; `damaged` where
 * no backup is whole.
 * 1. Where the disk is full, that is the answer: an older backup, because it is smaller, is nobody's wish.
 */
export function useBackup(path: string, use: BackupUse): Result<null, OpenProblem> {
  return guarded(path, () => {
    let problem: OpenProblem = 'damaged'
    for (const backup of use.backups) {
      const fresh = copied(backup, path, use)
      if (fresh.ok) {
        takeOver(fresh.value, path, use.now)
        return ok(null)
      }
      freshBeside(path)
      if (fresh.error === 'disk-full') return fresh
      if (fresh.error === 'disk-failed') problem = fresh.error
    }
    return fail(problem)
  })
}

export interface BackupUse {
  readonly schema: Schema
  /** Newest first. */
  readonly backups: readonly Backup[]
  /** Throws `Damage` where a copy is not whole, and changes what it must not have in common with the original. */
  readonly prepare: (database: Database) => void
  readonly now: number
}

/** A backup under a name beside the file, as it can take its place; `disk-failed` where it cannot be read. */
function copied(backup: Backup, path: string, { schema, prepare }: BackupUse): Result<string, OpenProblem> {
  return guarded(path, () => {
    const fresh = freshBeside(path)
    copyFileSync(backup.path, fresh)
    syncPath(fresh)
    const opened = openCopy(fresh, schema, (database) => database.transact(() => prepare(database)))
    if (!opened.ok) return opened
    opened.value.database.close()
    return ok(fresh)
  })
}
