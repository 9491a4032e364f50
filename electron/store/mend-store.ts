import { copyFileSync, rmSync } from 'node:fs'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Backup } from './backups.ts'
import { freshBeside, takeOver } from './beside.ts'
import type { Database } from './database.ts'
import type { Schema } from './migrate.ts'
import { guarded, makeFresh, openStore, type OpenProblem } from './open-store.ts'
import { syncPath } from './sync-path.ts'

/** Puts an empty database in place of a damaged one, which is set aside untouched. */
export function beginEmpty(path: string, schema: Schema, now: number): Result<null, OpenProblem> {
  return guarded(path, () => {
    takeOver(makeFresh(path, schema), path, now)
    return ok(null)
  })
}

/**
 * Puts the newest backup that is whole in place of a damaged database, which is set aside untouched; `damaged` where
 * no backup is whole. `prepare` changes what a copy must not have in common with the original.
 */
export function useBackup(path: string, { schema, backups, prepare, now }: BackupUse): Result<null, OpenProblem> {
  return guarded(path, () => {
    for (const backup of backups) {
      const fresh = freshBeside(path)
      copyFileSync(backup.path, fresh)
      syncPath(fresh)
      if (!prepared(fresh, schema, prepare)) continue
      takeOver(fresh, path, now)
      return ok(null)
    }
    return fail('damaged')
  })
}

export interface BackupUse {
  readonly schema: Schema
  /** Newest first. */
  readonly backups: readonly Backup[]
  readonly prepare: (database: Database) => void
  readonly now: number
}

function prepared(fresh: string, schema: Schema, prepare: (database: Database) => void): boolean {
  const opened = openStore(fresh, schema, (database) => database.transact(() => prepare(database)))
  if (!opened.ok) return false
  opened.value.database.close()
  // what a migration of an older backup left
  rmSync(`${fresh}-wal`, { force: true })
  return true
}
