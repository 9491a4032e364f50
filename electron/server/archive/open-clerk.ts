import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Clock } from '../../../shared/clock.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Time } from '../../../shared/model.ts'
import type { HeldMark } from '../../disk/lock-mark.ts'
import { LockWatch } from '../../disk/lock-watch.ts'
import { backUpAtOnce, backupsIn } from '../../store/backups.ts'
import { noteDamage } from '../../store/beside.ts'
import type { Database } from '../../store/database.ts'
import { beginEmpty, useBackup } from '../../store/mend-store.ts'
import { guarded, openStore, type OpenProblem } from '../../store/open-store.ts'
import { Damage } from '../../store/problem.ts'
import { systemClock } from '../../wire/system-clock.ts'
import { ArchiveClerk } from './archive-clerk.ts'
import { load, type Beginning } from './load.ts'
import { patrolAll } from './patrol.ts'
import { backupFolder, historyFile } from './places.ts'
import { endsEarly } from './reach.ts'
import { schema } from './schema.ts'
import { Space } from './space.ts'

/** What to do with a history that is damaged. Only its owner may choose to go on without it. */
export type Damaged = 'refuse' | 'use-backup' | 'begin-empty'

/** What a history's thread is started with. */
export interface ArchiveOrder {
  /** The host's data folder, whose lock is held. */
  readonly folder: string
  /** The mark of that lock; left out where nobody else comes: for tests alone. */
  readonly mark?: HeldMark | undefined
  readonly damaged: Damaged
  /** bytes of the disk that are left free. */
  readonly reserve: number
  readonly now: Time
}

/**
 * Opens the history in a folder, or begins it. Answers `history-damaged`, `history-newer`, `disk-full` or
 * `folder-unwritable`.
 * 1. A damaged history MUST stay untouched: where its owner chose to go on without it, it is set aside.
 */
export function openClerk(order: ArchiveOrder, clock: Clock = systemClock): Result<ArchiveClerk, Refusal> {
  const { folder, mark, reserve } = order
  const path = historyFile(folder)
  const opened = openOrMend(path, order)
  if (!opened.ok) return fail(refusalOf(opened.error, folder))
  const { database, beginning } = opened.value
  const watch = mark ? new LockWatch(mark, clock) : null
  return ok(new ArchiveClerk(database, beginning, new Space(path, reserve), watch))
}

function openOrMend(path: string, order: ArchiveOrder) {
  const begin = (database: Database): Beginning => loadWhole(database, order)
  const opened = isLost(path, order) ? fail('damaged' as const) : openStore(path, schema, begin)
  if (opened.ok || opened.error !== 'damaged' || order.damaged === 'refuse') return opened
  const mended = mend(path, order)
  return mended.ok ? openStore(path, schema, begin) : mended
}

/** Whether there is no history where there are backups of one. */
function isLost(path: string, { folder }: ArchiveOrder): boolean {
  return !existsSync(path) && newestBackup(folder) !== ''
}

/** What is left of a history that lost its end becomes the newest backup: nothing of it is lost by choosing that. */
function loadWhole(database: Database, { folder, now }: ArchiveOrder): Beginning {
  const beginning = load(database)
  if (!endsEarly(database, beginning.id)) return beginning
  backUpAtOnce((fresh) => database.run('VACUUM INTO ?', fresh), backupFolder(folder), now)
  noteDamage(database.path)
  throw new Damage('the history ends before something that it kept')
}

function mend(path: string, { damaged, folder, now }: ArchiveOrder): Result<null, OpenProblem> {
  if (damaged === 'begin-empty') return beginEmpty(path, schema, now)
  return guarded(path, () => useBackup(path, { schema, backups: backupsIn(backupFolder(folder)), prepare, now }))
}

/**
 * Reads all of a backup, since one that is found damaged later would be chosen again. What was said after it is gone,
 * and its seqs come again: it is another history.
 */
function prepare(database: Database): void {
  patrolAll(database)
  database.run('UPDATE about SET history = ?', randomBytes(16).toString('hex'))
}

function refusalOf(problem: OpenProblem, folder: string): Refusal {
  const path = historyFile(folder)
  if (problem === 'newer') return refusal('history-newer', { path })
  if (problem === 'disk-full') return refusal('disk-full')
  if (problem === 'disk-failed') return refusal('folder-unwritable', { path: folder })
  return refusal('history-damaged', { path, backup: newestBackup(folder) })
}

/** When the newest backup was made, as ISO 8601 in UTC; empty where there is none, or nobody can look. */
function newestBackup(folder: string): string {
  const found = guarded(historyFile(folder), () => ok(backupsIn(backupFolder(folder))))
  const [newest] = found.ok ? found.value : []
  return newest ? new Date(newest.time).toISOString() : ''
}
