import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'
import { load } from './load.ts'
import { messageOf, selectMessages } from './rows.ts'

/** Where a patrol stands: at the message after this one. */
export interface Place {
  readonly room: number
  readonly seq: number
}

/** messages that are looked at in one step: a few ms. */
const step = 200

/** Where the index says that a message is. */
const found = `(SELECT same.seq FROM messages AS same
  WHERE same.author = messages.author AND same.client = messages.client AND same.room = messages.room) AS found`

const next = `${selectMessages('messages.room AS place', found)}
  WHERE (messages.room, seq) > (?, ?) ORDER BY messages.room, seq LIMIT ${step}`

/** Everything but the messages: small, and looked at in one step. */
const others = ['about', 'people', 'rooms', 'members', 'bans'] as const

/**
 * Reads the next messages, as nobody else may for years, and whether the index finds each; at the beginning all the
 * rest too. Answers where it stands; null at the end. Throws `Damage`.
 * 1. It MUST read the disk, not what SQLite remembers of it: the disk is what a backup copies.
 */
export function patrol(database: Database, { room, seq }: Place): Place | null {
  if (room === 0 && seq === 0) beginPatrol(database)
  const rows = database.rows(next, room, seq)
  for (const row of rows) {
    messageOf(row)
    if (row['found'] !== row['seq']) throw new Damage('a message is not in its index')
  }
  const last = rows.at(-1)
  return last ? { room: numberIn(last, 'place'), seq: numberIn(last, 'seq') } : null
}

/** The same of all of it at once: for a history that nobody uses yet. */
export function patrolAll(database: Database): void {
  for (let place: Place | null = { room: 0, seq: 0 }; place; place = patrol(database, place));
}

function beginPatrol(database: Database): void {
  database.execute('PRAGMA shrink_memory')
  for (const table of others) {
    const found = database.pragma(`quick_check(${table})`)
    if (found !== 'ok') throw new Damage(String(found))
  }
  load(database)
}
