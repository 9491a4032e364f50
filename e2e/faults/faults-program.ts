/** `npm run faults`: seeded runs, a few at a time, each told as it ends. */
import { parseWords } from '../../electron/cli/parse-words.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readCounts } from '../support/counts.ts'
import { crowdWords } from './engine/crowd.ts'
import { faults, isFault } from './run/faults.ts'
import { record } from './run/record.ts'
import { runAll, type Round, type Wish } from './run/rounds.ts'
import { Tally } from './run/tally.ts'

const usage = `usage: npm run faults -- [--seed N] [--fault ${Object.keys(faults).join('|')}] [--rounds N]
                         [--jobs N] [--posts N] [--keep FOLDER] [--report FILE] [--record]`

const options = {
  seed: { type: 'string', default: '1' },
  fault: { type: 'string' },
  rounds: { type: 'string', default: '1' },
  jobs: { type: 'string', default: '2' },
  posts: { type: 'string', default: '2200' },
  keep: { type: 'string' },
  report: { type: 'string' },
  record: { type: 'boolean', default: false },
} as const

interface Chosen {
  readonly wish: Wish
  readonly report: string | undefined
  /** Whether the result is to stand in RELIABILITY.md. */
  readonly record: boolean
}

function wishOf(words: readonly string[]): Result<Chosen, string> {
  const parsed = parseWords(words, options)
  if (!parsed.ok) return parsed
  const { fault = null, keep = null, report, record, ...typed } = parsed.value
  const counts = readCounts(typed)
  if (!counts.ok) return counts
  if (fault !== null && !isFault(fault)) return fail(`There is no fault ${fault}.`)
  return ok({ wish: { ...counts.value, fault, keep, crowd: crowdWords }, report, record })
}

/** One line for a run that went well; all there is to know of one that did not. */
function linesOf({ schedule, verdict, took }: Round, { fault, posts }: Wish): string[] {
  const { seed, faults } = schedule
  const seconds = (took / 1_000).toFixed(1)
  const said = `${verdict.acknowledged} acknowledged, shown ${verdict.shown} times`
  const head = `seed ${seed} (${faults.join(' ')}): ${said}, ${seconds} s`
  if (verdict.breaches.length === 0) return [head]
  const told = verdict.breaches.slice(0, 20).map(({ rule, what }) => `  ${rule}: ${what}`)
  const more = verdict.breaches.length > told.length ? [`  and ${verdict.breaches.length - told.length} more`] : []
  const replay = `npm run faults -- --seed ${seed} --posts ${posts}${fault === null ? '' : ` --fault ${fault}`}`
  return [`FAILED ${head}`, ...told, ...more, `  again: ${replay}`]
}

async function main(): Promise<number> {
  const chosen = wishOf(process.argv.slice(2))
  if (!chosen.ok) {
    console.error(`${chosen.error}\n${usage}`)
    return 2
  }
  const { wish, report, record: stands } = chosen.value
  const tally = new Tally()
  await runAll(wish, (round) => {
    tally.add(round)
    for (const line of linesOf(round, wish)) console.log(line)
  })
  console.log(tally.summary)
  if (report !== undefined) tally.write(report)
  if (stands) record({ first: wish.seed, last: wish.seed + wish.rounds - 1 }, tally.summary)
  return tally.failed === 0 ? 0 : 1
}

const code = await main()
// left to itself, Node now and then waits for ever for what was on its way to a program that was killed
process.stdout.write('', () => process.exit(code))
