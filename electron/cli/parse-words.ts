import { parseArgs, type ParseArgsConfig } from 'node:util'
import { fail, ok, type Result } from '../../shared/result.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Config<T extends Options> = { args: string[]; options: T; strict: true; allowPositionals: false }
type Values<T extends Options> = ReturnType<typeof parseArgs<Config<T>>>['values']

/** What stands behind the flags of a command line, or in one sentence what is wrong with them. */
export function parseWords<T extends Options>(words: readonly string[], options: T): Result<Values<T>, string> {
  try {
    return ok(parseArgs<Config<T>>({ args: [...words], options, strict: true, allowPositionals: false }).values)
  } catch (error) {
    // Node explains at length how to pass odd file names: its first sentence says it
    const [first = ''] = (error instanceof Error ? error.message : '').split(/\.\s|\n/)
    return fail(`${first.replace(/\.$/, '')}.`)
  }
}
