import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../runtime/places.ts'
import { collect, tool } from '../tools/program.ts'
import { outcomeOf, readReport } from './report.ts'
import type { Outcome } from './step.ts'

/** What Vitest's JSON report holds that we count. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs Vitest's projects and counts their tests; `options` as Vitest's own command line has them. */
export async function vitest(name: string, projects: string[], ...options: string[]): Promise<Outcome> {
  const file = join(root, `node_modules/.cache/hearth-check/${name}.json`)
  mkdirSync(join(file, '..'), { recursive: true })
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const ending = await collect([...tool('vitest'), 'run', ...chosen, ...reporters, ...options])
  return outcomeOf(ending, countVitest(readReport<Report>(file)))
}

/** Counts a report; a file that failed before its first test counts as one failure. */
export function countVitest(report: Report | undefined): { passed: number; failed: number; skipped: number } {
  if (!report) return { passed: 0, failed: 0, skipped: 0 }
  const stillborn = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + stillborn.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
