import { fail, ok, type Result } from '../../shared/result.ts'

/** The numbers that were typed, whole and from 1 on each, or what is wrong with one of them. */
export function readCounts<N extends string>(typed: Readonly<Record<N, string>>): Result<Record<N, number>, string> {
  const counts = Object.entries<string>(typed).map(([name, text]) => [name, Number(text)] as const)
  const wrong = counts.find(([, count]) => !Number.isSafeInteger(count) || count < 1)
  if (wrong) return fail(`--${wrong[0]} is a number from 1 on.`)
  return ok(Object.fromEntries(counts) as Record<N, number>)
}
