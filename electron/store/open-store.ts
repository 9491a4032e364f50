import { existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { syncFolder } from '../disk/sync-path.ts'
import { freshBeside, hasTraces, isNotedDamaged } from './beside.ts'
import type { Database } from './database.ts'
import { checkMark, isNewer, isOlder, keepCopy, migrate, type Schema } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { Damage, diskProblem, isDamage, type DiskProblem } from './problem.ts'
import { checkTables } from './tables.ts'

/** Why a database was not opened. `damaged`, `newer`: it stays as it is. */
export type OpenProblem = 'damaged' | 'newer' | DiskProblem

/**
 * What is read at the beginning; throws `Damage` where it does not make sense.
 * 1. It MUST read a file of any version that was released: one is looked at before it is migrated, too.
 */
export type Begin<T> = (database: Database) => T

/** A database that is open, and what was read at the beginning. */
export interface OpenStore<T> {
  readonly database: Database
  readonly beginning: T
}

/**
 * Opens what is kept in a file, its schema brought up to date, or makes it where nothing ever was.
 * 1. A file that is damaged or newer MUST stay as it is, and MUST NOT be replaced by an empty one. One that is
 *    missing where there are traces of it counts as damaged.
 */
export function openStore<T>(path: string, schema: Schema, begin: Begin<T>): Result<OpenStore<T>, OpenProblem> {
  return guarded(path, () => {
    if (!existsSync(path)) {
      if (hasTraces(path)) return fail('damaged')
      renameSync(makeFresh(path, schema), path)
      syncFolder(dirname(path))
    }
    return examine(path, schema, (database) => {
      if (isOlder(database, schema)) keepOlder(database, begin)
      migrate(database, schema)
      return begin(database)
    })
  })
}

/** Opens a file that is a copy itself: none is made of it, and it is read only when it is up to date. */
export function openCopy<T>(path: string, schema: Schema, begin: Begin<T>): Result<OpenStore<T>, OpenProblem> {
  return guarded(path, () =>
    examine(path, schema, (database) => {
      migrate(database, schema)
      return begin(database)
    }),
  )
}

/**
 * Makes an empty database beside a file, and answers its name.
 * 1. A file MUST have its own name only when it is whole: whatever is there under that name and empty is damaged.
 */
export function makeFresh(path: string, schema: Schema): string {
  const fresh = freshBeside(path)
  const database = openDatabase(fresh)
  migrate(database, schema)
  database.close()
  return fresh
}

/** Does what the disk may refuse, and answers how it did. What is not the disk's fault is thrown on. */
export function guarded<T>(path: string, act: () => Result<T, OpenProblem>): Result<T, OpenProblem> {
  try {
    return act()
  } catch (error) {
    if (isDamage(error)) return fail('damaged')
    const problem = diskProblem(error, path)
    if (problem) return fail(problem)
    throw error
  }
}

function examine<T>(path: string, schema: Schema, begin: Begin<T>): Result<OpenStore<T>, OpenProblem> {
  if (isNotedDamaged(path) || statSync(path).size === 0) return fail('damaged')
  const database = openDatabase(path)
  try {
    if (isNewer(database, schema)) {
      database.abandon()
      return fail('newer')
    }
    checkMark(database, schema)
    checkTables(database, schema)
    checkPages(database)
    return ok({ database, beginning: begin(database) })
  } catch (error) {
    database.abandon()
    throw error
  }
}

/** Damage is looked for first: the copy carries the WAL in, and a migration writes over what is damaged. */
function keepOlder<T>(database: Database, begin: Begin<T>): void {
  begin(database)
  keepCopy(database)
}

/** Reads every page, and checks every row against its table's rules (1 to 2 s for 1,000,000 messages). */
function checkPages(database: Database): void {
  const found = database.pragma('quick_check(1)')
  if (found !== 'ok') throw new Damage(String(found))
  if (database.pragma('foreign_key_check') !== undefined) throw new Damage('a row belongs to nobody')
}
