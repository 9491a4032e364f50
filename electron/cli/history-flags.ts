import { newcomersShape, retentionShape } from '../../shared/bridge.ts'
import type { Newcomers, Retention } from '../../shared/model.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Damaged } from '../server/archive/open-clerk.ts'

/** What the owner said of the history. */
export interface HistoryFlags {
  readonly retention: Retention
  readonly newcomers: Newcomers
  readonly damaged: Damaged
}

/** The words as they were typed. */
export interface HistoryWords {
  readonly keep: string
  readonly newcomers: string
  readonly 'use-backup': boolean
  readonly 'begin-empty': boolean
}

/** Reads `--keep`, `--newcomers`, `--use-backup` and `--begin-empty`, or says in one line what is wrong with them. */
export function readHistoryFlags(words: HistoryWords): Result<HistoryFlags, string> {
  const retention = retentionShape(retentionOf(words.keep))
  if (!retention.ok)
    return fail('--keep is forever, 1 to 36500 days (30d), or 1000 or more messages of each room (100000).')
  const newcomers = newcomersShape(`read-${words.newcomers}`)
  if (!newcomers.ok) return fail('--newcomers is one of all, since.')
  const damaged = damagedOf(words)
  if (!damaged) return fail('--use-backup and --begin-empty exclude each other.')
  return ok({ retention: retention.value, newcomers: newcomers.value, damaged })
}

function retentionOf(word: string): unknown {
  const [, number, unit] = /^(\d+)(d?)$/.exec(word) ?? []
  if (number === undefined) return { type: word }
  return unit === 'd' ? { type: 'days', days: Number(number) } : { type: 'rows', rows: Number(number) }
}

function damagedOf(words: HistoryWords): Damaged | null {
  if (words['use-backup'] && words['begin-empty']) return null
  if (words['use-backup']) return 'use-backup'
  return words['begin-empty'] ? 'begin-empty' : 'refuse'
}
