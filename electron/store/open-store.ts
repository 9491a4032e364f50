import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Database } from './database.ts'
import { checkMark, isNewer, migrate, type Schema } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { Damage, diskProblem, isDamage, type DiskProblem } from './problem.ts'
import { syncFolder } from './sync-path.ts'

/** Why a database was not opened. `damaged`, `newer`: it stays as it is. */
export type OpenProblem = 'damaged' | 'newer' | DiskProblem

/**
 * Opens what is kept in a file, its schema brought up to date, or makes it.
 * 1. A file that is damaged or newer MUST stay as it is, and MUST NOT be replaced by an empty one.
 * 2. A new file MUST have its name only when it is whole: whatever is there under that name and empty is damaged.
 */
export function openStore(path: string, schema: Schema): Result<Database, OpenProblem> {
  try {
    if (!existsSync(path)) make(path, schema)
    return examined(path, schema)
  } catch (error) {
    return fail(problemOf(error, path))
  }
}

function examined(path: string, schema: Schema): Result<Database, OpenProblem> {
  if (statSync(path).size === 0) return fail('damaged')
  const database = openDatabase(path)
  try {
    if (isNewer(database, schema)) {
      database.abandon()
      return fail('newer')
    }
    checkMark(database, schema)
    check(database)
    migrate(database, schema)
    return ok(database)
  } catch (error) {
    database.abandon()
    throw error
  }
}

/** Reads every page (1 to 2 s for 1,000,000 messages). */
function check(database: Database): void {
  const found = database.pragma('quick_check(1)')
  if (found !== 'ok') throw new Damage(String(found))
}

function make(path: string, schema: Schema): void {
  const fresh = `${path}.new`
  for (const left of [fresh, `${fresh}-wal`]) rmSync(left, { force: true })
  const database = openDatabase(fresh)
  migrate(database, schema)
  database.close()
  renameSync(fresh, path)
  syncFolder(dirname(path))
}

function problemOf(error: unknown, path: string): OpenProblem {
  if (isDamage(error)) return 'damaged'
  const problem = diskProblem(error, path)
  if (problem) return problem
  if (error instanceof Error && 'syscall' in error)
    return 'code' in error && error.code === 'ENOSPC' ? 'disk-full' : 'disk-failed'
  throw error
}
