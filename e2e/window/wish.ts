import { parseWords } from '../../electron/cli/parse-words.ts'
import type { Result } from '../../shared/result.ts'
import { readCounts } from '../support/counts.ts'

/** What the window is measured by. */
export interface Wish {
  /** Messages in the room. */
  readonly messages: number
  /** At most, for each way of scrolling. */
  readonly seconds: number
  /** px a frame on the way up: a whole screen where it is not told. */
  readonly by: number
  readonly rounds: number
}

const options = {
  messages: { type: 'string', default: '100000' },
  seconds: { type: 'string', default: '600' },
  by: { type: 'string', default: '700' },
  rounds: { type: 'string', default: '5' },
} as const

export const usage = 'usage: npm run bench:window -- [--messages N] [--seconds N] [--by PX] [--rounds N]'

export function readWish(words: readonly string[]): Result<Wish, string> {
  const parsed = parseWords(words, options)
  return parsed.ok ? readCounts(parsed.value) : parsed
}
