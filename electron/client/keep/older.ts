import type { OlderPage } from '../../../shared/bridge.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import { unbroken } from './load.ts'
import type { OlderAsk } from './notes.ts'
import { messageOf, saidColumns } from './rows.ts'

/**
 * What was said before a seq, without a gap. `more`: there are others, here or on the host alone. Null where what
 * stands right before the seq is not kept.
 */
export function older(database: Database, { host, room, before, most }: OlderAsk): OlderPage | null {
  const place = database.row(
    `SELECT rooms.number, since, era FROM rooms JOIN hosts ON hosts.number = host WHERE hosts.id = ? AND rooms.id = ?`,
    ...[host, room],
  )
  if (!place) return null
  const since = numberIn(place, 'since')
  const rows = database.rows(
    `SELECT ? AS room, ${saidColumns} FROM messages WHERE room = ? AND era = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ...[room, numberIn(place, 'number'), numberIn(place, 'era'), before, most],
  )
  const messages = unbroken(rows.map(messageOf))
  const [first] = messages
  if (first && messages.at(-1)?.seq === before - 1) return { messages, more: first.seq > since + 1 }
  return before <= since + 1 ? { messages: [], more: false } : null
}
