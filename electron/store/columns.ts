import type { Row } from './database.ts'
import { Damage } from './problem.ts'

/** A column that holds text. STRICT tables hold nothing else there, unless the file is damaged. */
export function textIn(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new Damage(`${column} is no text`)
  return value
}

/** A column that holds a whole number. */
export function numberIn(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new Damage(`${column} is no number`)
  return value
}
