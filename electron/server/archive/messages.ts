import type { Message, Seq } from '../../../shared/model.ts'
import type { Database } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'
import type { Appended, Draft, Page, PageQuery } from '../store.ts'
import type { Counts } from './counts.ts'
import type { Numbers } from './numbers.ts'
import { messageOf, rowOf, selectMessages } from './rows.ts'

const select = selectMessages()

/**
 * What became of a draft: the seq alone where it was kept, since who asked has the rest; `disk-full` where too
 * little of the disk is free.
 */
export type Filed = Seq | 'disk-full' | Exclude<Appended, { type: 'kept' }>

/** The messages of all rooms. */
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly counts: Counts,
    private readonly numbers: Numbers,
  ) {}

  /** Gives a message its place and keeps it, unless its author sent it before. */
  append(draft: Draft): Filed {
    const count = this.counts.of(draft.room)
    const author = this.numbers.of(draft.author)
    const seq = count.newest + 1
    const added = this.database.run(
      `INSERT INTO messages (room, author, seq, client, name, kind, text, time, sum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (author, client) DO NOTHING`,
      ...[count.number, author, ...rowOf({ ...draft, seq })],
    )
    if (added === 0) return this.again(author, draft)
    count.newest = seq
    count.ahead = true
    return seq
  }

  page({ room, way, seq, since, most }: PageQuery): Page {
    const number = this.counts.find(room)?.number
    if (number === undefined) return { messages: [], more: false }
    const found = this.rows(number, way, seq, since, most + 1)
    const messages = found.slice(0, most)
    if (way === 'before') messages.reverse()
    return { messages, more: found.length > most }
  }

  /** Takes all of a room's messages away. */
  clear(room: number): void {
    this.database.run('DELETE FROM messages WHERE room = ?', room)
  }

  private rows(room: number, way: PageQuery['way'], seq: number, since: number, most: number): Message[] {
    const rows =
      way === 'before'
        ? this.database.rows(
            `${select} WHERE messages.room = ? AND seq < ? AND seq > ? ORDER BY seq DESC LIMIT ?`,
            ...[room, seq, since, most],
          )
        : this.database.rows(
            `${select} WHERE messages.room = ? AND seq > ? ORDER BY seq LIMIT ?`,
            ...[room, Math.max(seq, since), most],
          )
    return rows.map(messageOf)
  }

  private again(author: number, draft: Draft): Filed {
    const row = this.database.row(`${select} WHERE author = ? AND client = ?`, author, draft.clientId)
    if (!row) throw new Damage('a message is in the index and not in its table')
    const message = messageOf(row)
    const same = message.room === draft.room && message.kind === draft.kind && message.text === draft.text
    return same ? { type: 'repeated', message } : { type: 'conflict' }
  }
}
