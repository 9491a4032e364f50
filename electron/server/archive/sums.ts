import { crc32 } from 'node:zlib'
import type { Message } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Row } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'

/** The sum (CRC-32) of a row's words. */
export function sumOf(...words: readonly (string | number)[]): number {
  return crc32(words.join('\0'))
}

/** The sum of a message, of its room and its author too. */
export function sumOfMessage({ room, seq, clientId, author, name, kind, text, time }: Message): number {
  return sumOf(room, seq, clientId, author, name, kind, time, text)
}

/** Throws `Damage` where a row that is read is not what was written. */
export function checkSum(row: Row, sum: number): void {
  if (numberIn(row, 'sum') !== sum) throw new Damage('a row is not as it was written')
}
