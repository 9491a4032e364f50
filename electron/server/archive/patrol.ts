import { numberIn, textIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'
import { load } from './load.ts'
import { messageOf, selectMessages } from './rows.ts'
import { checkSpent } from './spent.ts'

interface MessagePlace {
  readonly room: number
  readonly seq: number
}

interface SpentPlace {
  readonly author: number
  readonly client: string
}

/** Where a patrol stands: at the message after this one, or then at what is remembered of a deleted one. */
export type Place = MessagePlace | SpentPlace

/** messages, or remembered ids, that are looked at in one step: a few ms. */
const step = 200

/** Where the index says that a message is. */
const found = `(SELECT same.seq FROM messages AS same
  WHERE same.author = messages.author AND same.client = messages.client AND same.room = messages.room) AS found`

const next = `${selectMessages('messages.room AS place', found)}
  WHERE (messages.room, seq) > (?, ?) ORDER BY messages.room, seq LIMIT ${step}`

/** Whether an index leads to what is remembered. */
function leads(index: string, column: string): string {
  return `EXISTS (SELECT 1 FROM spent AS same INDEXED BY ${index}
    WHERE same.${column} = spent.${column} AND same.author = spent.author AND same.client = spent.client)`
}

const nextSpent = `SELECT *, ${leads('spent_by_time', 'time')} AND ${leads('spent_by_room', 'room')} AS found
  FROM spent WHERE (author, client) > (?, ?) ORDER BY author, client LIMIT ${step}`

/** Everything else: the first step sees whether these tables hold together, and takes the longer the more people there are. */
const others = ['about', 'people', 'rooms', 'members', 'bans'] as const

/**
 * Reads the next messages, or what is remembered of deleted ones, as nobody else may for years, and whether the indexes
 * find each; at the beginning all the rest too. Answers where it stands; null at the end. Throws `Damage`.
 * 1. It MUST NOT read what SQLite remembers of the file, but the file, as a backup does. The system may still have that
 *    in its memory: then a disk that fails is noticed later.
 */
export function patrol(database: Database, place: Place): Place | null {
  return 'room' in place ? patrolMessages(database, place) : patrolSpent(database, place)
}

function patrolMessages(database: Database, { room, seq }: MessagePlace): Place {
  if (room === 0 && seq === 0) beginPatrol(database)
  const rows = database.rows(next, room, seq)
  for (const row of rows) {
    messageOf(row)
    if (row['found'] !== row['seq']) throw new Damage('a message is not in its index')
  }
  const last = rows.at(-1)
  return last ? { room: numberIn(last, 'place'), seq: numberIn(last, 'seq') } : { author: 0, client: '' }
}

function patrolSpent(database: Database, { author, client }: SpentPlace): Place | null {
  const rows = database.rows(nextSpent, author, client)
  for (const row of rows) {
    checkSpent(row)
    if (row['found'] !== 1) throw new Damage('what is remembered of a message is not in an index')
  }
  const last = rows.at(-1)
  return last ? { author: numberIn(last, 'author'), client: textIn(last, 'client') } : null
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
