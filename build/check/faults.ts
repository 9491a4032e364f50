import { join } from 'node:path'
import { root } from '../runtime/places.ts'
import { collect } from '../tools/program.ts'
import { outcomeOf, readReport } from './report.ts'
import type { Outcome } from './step.ts'
import { vitest } from './vitest.ts'

/** What the runs tell of themselves. */
interface Report {
  passed: number
  failed: number
  summary: string
}

/** Seeds from 1 on: enough that each fault comes several times. */
const rounds = 26

/** Tests the judge and the network of the fault runs, then does some runs. */
export async function faultRuns(): Promise<Outcome> {
  const tests = await vitest('faults', ['faults'])
  const runs = await seededRuns()
  return {
    passed: tests.passed + runs.passed,
    failed: tests.failed + runs.failed,
    output: [tests, runs]
      .filter(({ failed }) => failed > 0)
      .map(({ output }) => output)
      .join('\n\n'),
    note: [tests.note, runs.note].join('; '),
  }
}

async function seededRuns(): Promise<Outcome> {
  const file = join(root, 'node_modules/.cache/hearth-check/fault-runs.json')
  const program = ['--import', 'tsx', 'e2e/faults/faults-program.ts', '--rounds', String(rounds), '--report', file]
  const ending = await collect([process.execPath, ...program])
  const report = readReport<Report>(file)
  const outcome = outcomeOf(ending, { passed: report?.passed ?? 0, failed: report?.failed ?? 0, skipped: 0 })
  return { ...outcome, ...(report && { note: report.summary }) }
}
