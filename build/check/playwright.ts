import { join } from 'node:path'
import { root } from '../runtime/places.ts'
import { collect, tool } from '../tools/program.ts'
import { onScreen } from '../tools/screen.ts'
import { outcomeOf, readReport, type Count } from './report.ts'
import type { Outcome } from './step.ts'

/** What Playwright's JSON report holds that we count. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** Runs every end-to-end test on a screen and counts them. */
export async function playwright(): Promise<Outcome> {
  const file = join(root, 'node_modules/.cache/hearth-check/e2e.json')
  const line = onScreen([...tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json'])
  const ending = await collect(line, { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return outcomeOf(ending, countPlaywright(readReport<Report>(file)))
}

/** Counts a report; an error outside any test counts as one failure, and so does a test that passed at a second try. */
export function countPlaywright(report: Report | undefined): Count {
  if (!report) return { passed: 0, failed: 0, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}
