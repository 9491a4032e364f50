import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Seq } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { sumOf } from './sums.ts'

/** How far the room of this number has counted. */
export interface Reach {
  readonly room: number
  readonly newest: Seq
}

/** Nothing to measure by: the room is gone, and its number may be the next one's. */
export const nowhere: Reach = { room: 0, newest: 0 }

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
  try {
    writeFileSync(noteOf(path), words.padEnd(width), { flag: existsSync(noteOf(path)) ? 'r+' : 'w', mode: 0o600 })
  } catch {
    return
  }
}

/** Whether a history that opened well ends before something that it kept. */
export function endsEarly(database: Database, history: string): boolean {
  const { room, newest } = readReach(database.path, history)
  if (room === nowhere.room) return false
  const row = database.row('SELECT newest FROM rooms WHERE number = ?', room)
  return !row || numberIn(row, 'newest') < newest
}

/** What was noted of this very history; `nowhere` where nothing was, or it cannot be read. */
function readReach(path: string, history: string): Reach {
  const note = existsSync(noteOf(path)) ? readFileSync(noteOf(path), 'utf8') : ''
  const [whose, room, newest, sum] = note.trim().split(' ')
  const reach = { room: Number(room), newest: Number(newest) }
  const isWhole = Number(sum) === sumOf(history, reach.room, reach.newest)
  return whose === history && isWhole ? reach : nowhere
}

function noteOf(path: string): string {
  return `${path}.reach`
}
