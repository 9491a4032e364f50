import { bench } from '../../e2e/bench/bench.ts'
import { makeApp } from '../tools/made.ts'

/** Measures this server beside others: `npm run bench -- --only fanout --rounds 1`. */
export async function run(words: string[]): Promise<number> {
  await makeApp()
  return bench(words)
}
