import type { ClientId, PersonId, RoomId, Seq, Time } from '../../../shared/model.ts'
import { numberIn, textIn } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import { checkSum, sumOf } from './sums.ts'

/** Where a message stood that is deleted by now. */
export interface Trace {
  readonly room: RoomId
  readonly seq: Seq
  readonly time: Time
}

const find = `SELECT spent.*, rooms.id AS name FROM spent JOIN rooms ON rooms.number = spent.room
  WHERE author = (SELECT number FROM people WHERE id = ?) AND client = ?`

const forget = `DELETE FROM spent
  WHERE (author, client) IN (SELECT author, client FROM spent WHERE time < ? ORDER BY time LIMIT ?)`

/**
 * Client ids of messages that were deleted. Their authors may never have heard that they were kept, and send them again
 * for as long as an outbox keeps them: they would be said twice.
 * 1. An id that is remembered MUST be found: a message that was kept under it again could not be deleted any more.
 */
export class Spent {
  private some: boolean

  constructor(private readonly database: Database) {
    this.some = database.row('SELECT 1 FROM spent LIMIT 1') !== null
  }

  /** What was made of a draft; null where nothing was. Hosts that delete nothing pay nothing for it. */
  find(author: PersonId, client: ClientId): Trace | null {
    const row = this.some && this.database.row(find, author, client)
    if (!row) return null
    checkSpent(row)
    return { room: textIn(row, 'name'), seq: numberIn(row, 'seq'), time: numberIn(row, 'time') }
  }

  /** Remembers those of a room's messages, up to a seq, that were said since a time. They are about to be deleted. */
  note(room: number, last: Seq, since: Time): void {
    const young = 'SELECT author, client, room, seq, time FROM messages WHERE room = ? AND seq <= ? AND time >= ?'
    for (const row of this.database.rows(young, room, last, since)) {
      this.database.run('INSERT INTO spent VALUES (?, ?, ?, ?, ?, ?)', ...valuesOf(row), sumOf(...valuesOf(row)))
      this.some = true
    }
  }

  /** Forgets those of a room that is gone: nothing can be sent there again, and their ids may stand elsewhere. */
  clear(room: number): void {
    if (this.some) this.database.run('DELETE FROM spent WHERE room = ?', room)
  }

  /** Forgets at most so many of those that were said before a time: nobody sends them again. Answers how many. */
  forget(before: Time, most: number): number {
    return this.some ? this.database.run(forget, before, most) : 0
  }
}

/** Throws `Damage` where a row is not what was written. */
export function checkSpent(row: Row): void {
  checkSum(row, sumOf(...valuesOf(row)))
}

function valuesOf(row: Row): (number | string)[] {
  const number = (name: string): number => numberIn(row, name)
  return [number('author'), textIn(row, 'client'), number('room'), number('seq'), number('time')]
}
