import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { Ending } from '../tools/program.ts'
import type { Outcome } from './step.ts'

/** What a test runner counted. */
export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** Reads a runner's JSON report once: it is removed, so that a runner that dies next time leaves none behind. */
export function readReport<Report>(file: string): Report | undefined {
  if (!existsSync(file)) return undefined
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  rmSync(file)
  return report
}

/**
 * The outcome of a runner from how it ended and what it counted.
 * A bad ending is a failure even where no single test failed, and so is a run without a test.
 */
export function outcomeOf({ code, output }: Ending, { passed, failed, skipped }: Count): Outcome {
  const amiss = code !== 0 || passed === 0
  return {
    passed,
    failed: amiss ? Math.max(1, failed) : failed,
    output: output.trim() || `It ended with ${code} and said nothing.`,
    note: skipped > 0 ? `${passed} tests, ${skipped} skipped` : `${passed} tests`,
  }
}
