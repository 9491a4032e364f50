import { limits } from '../../../shared/limits.ts'
import type { Message, Seq } from '../../../shared/model.ts'
import type { Database, Row } from '../../store/database.ts'
import type { Appended, Draft, Page, PageQuery } from '../store.ts'
import type { Counts } from './counts.ts'
import type { Numbers } from './numbers.ts'
import { messageOf, rowOf, selectMessages } from './rows.ts'
import type { Spent } from './spent.ts'

const messages = selectMessages()
const select = {
  before: `${messages} WHERE messages.room = ? AND seq < ? AND seq > ? ORDER BY seq DESC LIMIT ?`,
  after: `${messages} WHERE messages.room = ? AND seq > max(?, ?) ORDER BY seq LIMIT ?`,
  again: `${messages} WHERE messages.author = (SELECT number FROM people WHERE id = ?) AND client = ?`,
} as const

/**
 * What became of a draft: the seq alone where it was kept, since who asked has the rest; `disk-full` where too
 * little of the disk is free.
 */
export type Filed = Seq | 'disk-full' | Again

/** What became of one that its author sent before. */
type Again = Exclude<Appended, { type: 'kept' }>

/** The messages of all rooms. */
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly counts: Counts,
    private readonly numbers: Numbers,
    private readonly spent: Spent,
  ) {}

  /** Gives a message its place and keeps it, unless its author sent it before. */
  append(draft: Draft): Filed {
    const deleted = this.deleted(draft)
    if (deleted) return filedAgain(draft, deleted)
    const count = this.counts.of(draft.room)
    const author = this.numbers.of(draft.author)
    const seq = count.newest + 1
    const added = this.database.run(
      `INSERT INTO messages (room, author, seq, client, name, kind, text, time, sum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (author, client) DO NOTHING`,
      // what follows a spread costs Node 20 a new hidden class each time, 2 µs: so the spread comes last
      ...[count.number, author, ...rowOf({ seq, ...draft })],
    )
    if (added === 0) return filedAgain(draft, messageOf(this.database.one(select.again, draft.author, draft.clientId)))
    count.newest = seq
    count.ahead = true
    return seq
  }

  /** What became of a draft that its author sent before; null where it was not. Keeps nothing. */
  again(draft: Draft): Again | null {
    const row = this.database.row(select.again, draft.author, draft.clientId)
    const message = row ? messageOf(row) : this.deleted(draft)
    return message && filedAgain(draft, message)
  }

  /** The message that was made of this very draft; null where there is none. */
  recall(draft: Draft): Message | null {
    const before = this.again(draft)
    return before?.type === 'repeated' ? before.message : null
  }

  /** What no frame could hold is not read: where texts are long, a page is shorter than it might be. */
  page({ room, way, seq, since, most }: PageQuery): Page {
    const number = this.counts.find(room)?.number
    if (number === undefined) return { messages: [], more: false }
    const found: Message[] = []
    let bytes = 0
    const wants = (row: Row): boolean => {
      if (bytes >= limits.frame) return false
      const message = messageOf(row)
      found.push(message)
      bytes += Buffer.byteLength(message.text)
      return true
    }
    const stopped = this.database.walk(select[way], wants, ...[number, seq, since, most + 1])
    const messages = found.slice(0, most)
    if (way === 'before') messages.reverse()
    return { messages, more: stopped || found.length > most }
  }

  /** Takes all of a room's messages away, and what is remembered of them. */
  clear(room: number): void {
    this.database.run('DELETE FROM messages WHERE room = ?', room)
    this.spent.clear(room)
  }

  /** The message with this draft's id, if it is deleted by now: nobody knows its words any more, but for its author. */
  private deleted(draft: Draft): Message | null {
    const trace = this.spent.find(draft.author, draft.clientId)
    return trace && { ...draft, ...trace }
  }
}

function filedAgain(draft: Draft, message: Message): Again {
  return isOf(draft, message) ? { type: 'repeated', message } : { type: 'conflict' }
}

function isOf(draft: Draft, { room, kind, text }: Message): boolean {
  return draft.room === room && draft.kind === kind && draft.text === text
}
