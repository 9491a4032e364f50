import { copyFileSync } from 'node:fs'
import { syncPath } from '../disk/sync-path.ts'
import type { Database } from './database.ts'
import { Damage } from './problem.ts'

/** What a database holds. */
export interface Schema {
  /** Marks the file as ours: SQLite's `application_id`. */
  readonly mark: number
  /** Each takes the schema one version further. What was released MUST NOT change: add one at the end instead. */
  readonly migrations: readonly string[]
}

/** Whether a newer Hearth wrote the file. */
export function isNewer(database: Database, { migrations }: Schema): boolean {
  return versionOf(database) > migrations.length
}

/** Whether an earlier Hearth wrote the file. */
export function isOlder(database: Database, { migrations }: Schema): boolean {
  return versionOf(database) < migrations.length
}

/** Throws `Damage` where the file is not one that this schema ever made. */
export function checkMark(database: Database, { mark }: Schema): void {
  if (database.pragma('application_id') !== mark || versionOf(database) < 1) throw new Damage('the file is not ours')
}

/**
 * Brings the schema up to date.
 * 1. Each step MUST be done wholly or not at all, its version with it.
 * 2. A file that holds anything MUST have been looked at for damage and copied before: what is damaged is written over.
 */
export function migrate(database: Database, { mark, migrations }: Schema): void {
  const version = versionOf(database)
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue
    database.transact(() => {
      database.execute(step)
      database.execute(`PRAGMA application_id=${mark}; PRAGMA user_version=${index + 1}`)
    })
  }
}

/** How many migrations a database has gone through. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version'))
}

/** Copies a file beside itself, by the version that it has: SQLite opens the copy, and so does the Hearth that wrote it. */
export function keepCopy(database: Database): void {
  database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  const copy = `${database.path}.version-${versionOf(database)}`
  copyFileSync(database.path, copy)
  syncPath(copy)
}
