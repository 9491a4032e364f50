import { chmodSync, closeSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from '../disk/sync-path.ts'
import { Database } from './database.ts'
import { connect } from './sqlite.ts'

/** In this order: SQLite takes up WAL without shared memory only where it is alone with the file. */
const setup = `
  PRAGMA locking_mode=EXCLUSIVE;
  PRAGMA journal_mode=WAL;
  PRAGMA synchronous=FULL;
  PRAGMA foreign_keys=ON;
  PRAGMA trusted_schema=OFF;
  PRAGMA cache_size=-65536;`

/** What `synchronous=FULL` reads back as. */
const full = 2

/**
 * Opens a database for this process alone; where there is no file, it is made, for its owner's eyes. Throws SQLite's
 * errors, like everything of `Database`.
 * 1. The caller MUST hold the lock of the folder: a lock that a crash left beside the file is taken away here.
 * 2. What is committed MUST be synced first: it is refused to work where SQLite does not say that it will. The name of the
 *    WAL is synced here: this SQLite syncs no folders. A file that is made here has its WAL later, and is no one's yet.
 */
export function openDatabase(path: string): Database {
  rmSync(`${path}.lock`, { recursive: true, force: true })
  for (const file of [path, `${path}-wal`]) makePrivate(file)
  const database = new Database(connect(path), path)
  try {
    database.execute(setup)
    const [journal, synchronous] = [database.pragma('journal_mode'), database.pragma('synchronous')]
    if (journal !== 'wal' || synchronous !== full) throw new Error(`unable to open ${path} with WAL and full syncs`)
    syncFolder(dirname(path))
    return database
  } catch (error) {
    database.abandon()
    throw error
  }
}

function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}
