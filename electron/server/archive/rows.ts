import { crc32 } from 'node:zlib'
import type { Message, MessageKind } from '../../../shared/model.ts'
import { numberIn, textIn } from '../../store/columns.ts'
import type { Row, Value } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'

const kinds: readonly MessageKind[] = ['text', 'action']

/** A message as it is written: seq, client id, name, kind, text, time, and the sum of them all. */
export function rowOf(message: Omit<Message, 'room' | 'author'>): Value[] {
  const { seq, clientId, name, kind, text, time } = message
  return [seq, clientId, name, kinds.indexOf(kind), text, time, sumOf(message)]
}

/**
 * A message as it is read. Throws `Damage` where it is not what was written: SQLite would notice a torn page, but
 * not a letter that turned into another one.
 */
export function messageOf(row: Row): Message {
  const message = {
    room: textIn(row, 'room'),
    seq: numberIn(row, 'seq'),
    clientId: textIn(row, 'client'),
    author: textIn(row, 'author'),
    name: textIn(row, 'name'),
    kind: kinds[numberIn(row, 'kind')] ?? 'text',
    text: textIn(row, 'text'),
    time: numberIn(row, 'time'),
  }
  if (numberIn(row, 'sum') !== sumOf(message)) throw new Damage(`message ${message.seq} is not as it was written`)
  return message
}

function sumOf({ seq, clientId, name, kind, text, time }: Omit<Message, 'room' | 'author'>): number {
  return crc32(`${seq} ${clientId} ${name} ${kind} ${time} ${text}`)
}
