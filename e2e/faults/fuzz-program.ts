/** `npm run fuzz`: noise for a host and for a client, in this process. */
import { writeFileSync } from 'node:fs'
import { parseWords } from '../../electron/cli/parse-words.ts'
import { ok, type Result } from '../../shared/result.ts'
import { readCounts } from '../support/counts.ts'
import { fuzz } from './fuzz/fuzz.ts'

/** Bytes that the heap may grow by: the reliability anchors' 50 MiB. */
const mostGrown = 50 * 1024 * 1024

const usage = 'usage: npm run fuzz -- [--seed N] [--frames N] [--seconds N] [--report FILE]'

const options = {
  seed: { type: 'string', default: '1' },
  frames: { type: 'string', default: '100000' },
  seconds: { type: 'string', default: '3600' },
  report: { type: 'string' },
} as const

interface Wish {
  readonly seed: number
  readonly frames: number
  readonly seconds: number
  /** Where the result is written for the check; nowhere where it is left out. */
  readonly report: string | undefined
}

function wishOf(words: readonly string[]): Result<Wish, string> {
  const parsed = parseWords(words, options)
  if (!parsed.ok) return parsed
  const { report, ...typed } = parsed.value
  const counts = readCounts(typed)
  return counts.ok ? ok({ ...counts.value, report }) : counts
}

async function main(): Promise<number> {
  const chosen = wishOf(process.argv.slice(2))
  if (!chosen.ok) {
    console.error(`${chosen.error}\n${usage}`)
    return 2
  }
  const { seed, frames, seconds, report: path } = chosen.value
  const begun = performance.now()
  const { host, client, grown, complaints } = await fuzz({ seed, frames, patience: seconds * 1_000 })
  const took = Math.round((performance.now() - begun) / 1_000)
  const mebibytes = (grown / 1024 / 1024).toFixed(1)
  const summary = `${host} pieces of noise to a host and ${client} to a client in ${took} s, heap ${mebibytes} MiB larger`
  const bad = [...complaints, ...(grown > mostGrown ? [`the heap has grown by ${mebibytes} MiB`] : [])]
  console.log(summary)
  for (const complaint of bad) console.log(`FAILED ${complaint}`)
  if (bad.length > 0) console.log(`again: npm run fuzz -- --seed ${seed} --frames ${frames}`)
  if (path !== undefined) {
    const report = { passed: host + client > 0 && bad.length === 0 ? 1 : 0, failed: bad.length, summary }
    writeFileSync(path, `${JSON.stringify(report)}\n`)
  }
  return bad.length > 0 ? 1 : 0
}

process.exitCode = await main()
