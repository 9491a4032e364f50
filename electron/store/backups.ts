import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../disk/make-folder.ts'
import { awaitSync, syncFolder, syncPath } from '../disk/sync-path.ts'

/** One copy of a database. The count tells which is newer: a clock may have been wrong. */
export interface Backup {
  readonly path: string
  readonly count: number
  /** ms since 1970, by the clock of whoever made it. */
  readonly time: number
}

/** How many are kept. */
export const backupsKept = 7

const pattern = /^(\d+)-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z\.db$/

/** The backups in a folder, the newest first; none where there is no folder. */
export function backupsIn(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder).flatMap((name) => backupOf(folder, name))
  return found.sort((one, other) => other.count - one.count)
}

/**
 * Copies a file that nobody writes to meanwhile into a folder of backups, and lets the oldest go. Throws where the
 * disk refuses.
 * 1. A backup MUST have its name only when it is whole and synced.
 * 2. Nothing of one that did not become whole MUST stay: it would take the room that the next one needs.
 */
export async function backUp(path: string, folder: string, now: number): Promise<void> {
  const fresh = freshIn(folder)
  try {
    await copyFile(path, fresh)
    await awaitSync(fresh)
    admit(fresh, folder, now)
  } finally {
    clearUnfinished(folder)
  }
}

/** The same at once, of what `make` writes under the name that it is given. */
export function backUpAtOnce(make: (fresh: string) => void, folder: string, now: number): void {
  const fresh = freshIn(folder)
  try {
    make(fresh)
    syncPath(fresh)
    admit(fresh, folder, now)
  } finally {
    clearUnfinished(folder)
  }
}

/** Takes away what is left of a backup whose host was ended in the middle of it, before anybody asks how much is free. */
export function clearUnfinished(folder: string): void {
  rmSync(unfinishedIn(folder), { force: true })
}

/** The name in a folder of backups under which the next one is made whole. */
function freshIn(folder: string): string {
  makeFolder(folder)
  clearUnfinished(folder)
  return unfinishedIn(folder)
}

function unfinishedIn(folder: string): string {
  return join(folder, 'backup.new')
}

/** Gives a whole backup its name. */
function admit(fresh: string, folder: string, now: number): void {
  const before = backupsIn(folder)
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  renameSync(fresh, join(folder, `${(before[0]?.count ?? 0) + 1}-${stamp}Z.db`))
  syncFolder(folder)
  for (const old of before.slice(backupsKept - 1)) rmSync(old.path, { force: true })
}

function backupOf(folder: string, name: string): Backup[] {
  const [, count, stamp] = pattern.exec(name) ?? []
  if (count === undefined || stamp === undefined) return []
  const time = Date.parse(`${stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')}Z`)
  return Number.isNaN(time) ? [] : [{ path: join(folder, name), count: Number(count), time }]
}
