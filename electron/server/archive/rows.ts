import type { Message, MessageKind } from '../../../shared/model.ts'
import { numberIn, textIn } from '../../store/columns.ts'
import type { Row, Value } from '../../store/database.ts'
import { checkSum, sumOfMessage } from './sums.ts'

const kinds: readonly MessageKind[] = ['text', 'action']

/** A message as it is written: seq, client id, name, kind, text, time, and the sum of them all. */
export function rowOf(message: Message): Value[] {
  const { seq, clientId, name, kind, text, time } = message
  return [seq, clientId, name, kinds.indexOf(kind), text, time, sumOfMessage(message)]
}

/** A message as it is read. Throws `Damage` where it is not what was written. */
export function messageOf(row: Row): Message {
  const kind: MessageKind = numberIn(row, 'kind') === kinds.indexOf('action') ? 'action' : 'text'
  const message = {
    room: textIn(row, 'room'),
    seq: numberIn(row, 'seq'),
    clientId: textIn(row, 'client'),
    author: textIn(row, 'author'),
    name: textIn(row, 'name'),
    kind,
    text: textIn(row, 'text'),
    time: numberIn(row, 'time'),
  }
  checkSum(row, sumOfMessage(message))
  return message
}

/**
 * Reads messages as `messageOf` takes them, with further columns. Where a room or an author is missing, that is damage
 * too: the row is there, and fails its sum.
 */
export function selectMessages(...further: readonly string[]): string {
  const words = ['rooms.id AS room, people.id AS author, seq, client, messages.name, messages.kind, text, time']
  return `SELECT ${[...words, 'messages.sum', ...further].join(', ')} FROM messages
    LEFT JOIN rooms ON rooms.number = messages.room LEFT JOIN people ON people.number = messages.author`
}
