import { limits } from '../../../shared/limits.ts'
import type { Retention, Seq, Time } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import type { Spent } from './spent.ts'

/** What is too old: said before this time, or with so many newer ones in its room. Null: nothing, for that reason. */
export interface Overdue {
  readonly before: Time | null
  readonly rows: number | null
  /** The time that can be trusted. */
  readonly now: Time
  /** What was said from this time on may be sent again: its id is remembered. */
  readonly again: Time
}

/** Where a walk through the rooms stands: before the room after this number. */
export interface PruneStep extends Overdue {
  readonly room: number
}

/** The room that was pruned, and whether there is more to do at it; null where there is no further room. */
export type Pruned = { readonly room: number; readonly more: boolean } | null

const day = 24 * 60 * 60_000

/** messages that are deleted, and ids that are forgotten, at once: a few ms, in which nobody else's are kept. */
export const pruneBatch = 500

/** messages of a room that are looked at, at most: 20 ms, where a clock was wrong for so long. */
const lookedAt = 10_000

/** What a host that keeps messages so long lets go, at a time that can be trusted. */
export function overdue(retention: Retention, now: Time): Overdue {
  return {
    before: retention.type === 'days' ? now - retention.days * day : null,
    rows: retention.type === 'rows' ? retention.rows : null,
    now,
    again: now - limits.outboxKept,
  }
}

/**
 * When the newest of those messages was said that were said up to a time; null where there is none. Looked up by room,
 * from its end: a join would begin with the messages, and read them all.
 */
export function newestUntil(database: Database, time: Time): Time | null {
  const row = database.row(
    `SELECT max((SELECT time FROM messages WHERE room = number AND time <= ? ORDER BY seq DESC LIMIT 1)) AS time
     FROM rooms`,
    ...[time],
  )
  return row && row['time'] !== null ? numberIn(row, 'time') : null
}

/**
 * Deletes the oldest overdue messages of the next room, and forgets ids that nobody sends again: `pruneBatch` of each at
 * most.
 * 1. What goes MUST be the beginning of a room: readers are promised messages without a gap.
 * 2. The newest message of a room MUST stay: who comes back finds where it stands.
 */
export function prune(database: Database, spent: Spent, { room: after, ...due }: PruneStep): Pruned {
  const { rows, again } = due
  const forgotten = spent.forget(again, pruneBatch)
  const row = database.row('SELECT number, newest FROM rooms WHERE number > ? ORDER BY number LIMIT 1', after)
  if (!row) return null
  const [room, newest] = [numberIn(row, 'number'), numberIn(row, 'newest')]
  const last = Math.min(newest - 1, Math.max(byAge(database, room, due), rows === null ? 0 : newest - rows))
  const batch = database.one(
    `SELECT coalesce(max(seq), 0) AS last FROM
       (SELECT seq FROM messages WHERE room = ? AND seq <= ? ORDER BY seq LIMIT ${pruneBatch})`,
    ...[room, last],
  )
  const gone = [room, numberIn(batch, 'last')] as const
  spent.note(...gone, again)
  const deleted = database.run('DELETE FROM messages WHERE room = ? AND seq <= ?', ...gone)
  return { room, more: Math.max(deleted, forgotten) === pruneBatch }
}

/** Deletes the bans that are over. A clock that is wrong costs no more than a ban lasts: some minutes. */
export function pruneBans(database: Database, now: Time): null {
  database.run('DELETE FROM bans WHERE until <= ?', now)
  return null
}

/**
 * The last seq of those at the beginning of a room that were said before a time: 0 where there is none. A time that is
 * still to come says nothing of when that was: such a message is as old as those behind it. But where these are fewer,
 * the wrong clock may be the one that is trusted now, and all of them stay.
 */
function byAge(database: Database, room: number, { before, now }: Overdue): Seq {
  if (before === null) return 0
  let [last, lead] = [0, 0]
  const goesOn = (row: Row): boolean => {
    const time = numberIn(row, 'time')
    if (time >= before && time <= now) return false
    lead += time < before ? 1 : -1
    if (time < before && lead >= 0) last = numberIn(row, 'seq')
    return lead < pruneBatch
  }
  database.walk(`SELECT seq, time FROM messages WHERE room = ? ORDER BY seq LIMIT ${lookedAt}`, goesOn, room)
  return last
}
