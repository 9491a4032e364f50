import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Seq } from '../../../shared/model.ts'
import { syncFolder } from '../../disk/sync-path.ts'
import { reachBeside } from '../../store/beside.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { sumOf } from './sums.ts'

/** How far the room of this number has counted. */
export interface Reach {
  readonly room: number
  readonly newest: Seq
}

/** bytes: a note is as long as the one before it, and takes its place in one write. */
const width = 128

/**
 * Notes beside a history's file how far its last transaction brought a room. SQLite takes a write-ahead log that lost
 * its end for a shorter one, and says nothing of it; but all that was kept before is there where the last of it is.
 * 1. It MUST be called after the sync: a note that needs no sync itself then never says too much, and one that could not
 *    be written, or was lost with the power, says too little, which does no harm.
 */
export function noteReach(path: string, history: string, { room, newest }: Reach): void {
  const words = `${history} ${room} ${newest} ${sumOf(history, room, newest)}`
  const note = reachBeside(path)
  try {
    writeFileSync(note, words.padEnd(width), { flag: existsSync(note) ? 'r+' : 'w', mode: 0o600 })
  } catch {
    return
  }
}

/**
 * Takes the note away, for good: a room goes, and its number may be the next one's. Throws where the disk refuses.
 * 1. It MUST be called before that is committed: a note that comes back with the power would say too much.
 */
export function forgetReach(path: string): void {
  rmSync(reachBeside(path), { force: true })
  syncFolder(dirname(path))
}

/** Whether a history that opened well ends before something that it kept. */
export function endsEarly(database: Database, history: string): boolean {
  const reach = readReach(database.path, history)
  if (!reach) return false
  const row = database.row('SELECT newest FROM rooms WHERE number = ?', reach.room)
  return !row || numberIn(row, 'newest') < reach.newest
}

/** What was noted of this very history; null where nothing was, or it is not what was written. */
function readReach(path: string, history: string): Reach | null {
  const note = reachBeside(path)
  const words = existsSync(note) ? readFileSync(note, 'utf8') : ''
  const [whose, room, newest, sum] = words.trim().split(' ')
  const reach = { room: Number(room), newest: Number(newest) }
  const isWhole = Number(sum) === sumOf(history, reach.room, reach.newest)
  return whose === history && isWhole ? reach : null
}
