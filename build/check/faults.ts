import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../runtime/places.ts'
import { collect } from '../tools/program.ts'
import { long } from './depth.ts'
import { outcomeOf, readReport } from './report.ts'
import type { Outcome } from './step.ts'
import { vitest } from './vitest.ts'

/** What the runs tell of themselves. */
interface Report {
  passed: number
  failed: number
  summary: string
}

/** Seeds from 1 on: in the long form enough that each fault comes several times. */
const rounds = long ? 26 : 4
/** Seconds of noise. */
const noise = long ? 60 : 5
/** Messages of one run: fewer than the long run's, so that all of them take little more than a minute on two cores. */
const posts = 600

/**
 * Linux's folder in memory. A killed program leaves there what it leaves on a disk, and the syncs of all the engines,
 * which are two fifths of what a run waits for, take no time. Whether something is synced the tests of `sync` count.
 */
const memory = '/dev/shm'

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

/** Noise for a host and a client. */
export function fuzzing(): Promise<Outcome> {
  return counted('fuzz', ['--expose-gc', ...program('fuzz'), '--frames', '300000', '--seconds', String(noise)])
}

function seededRuns(): Promise<Outcome> {
  const words = [...program('faults'), '--rounds', String(rounds), '--posts', String(posts)]
  return counted('fault-runs', words, existsSync(memory) ? { TMPDIR: memory } : {})
}

/** A program that runs our sources. */
function program(name: string): string[] {
  return ['--import', 'tsx', `e2e/faults/${name}-program.ts`]
}

async function counted(name: string, words: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const file = join(root, `node_modules/.cache/hearth-check/${name}.json`)
  mkdirSync(join(file, '..'), { recursive: true })
  const ending = await collect([process.execPath, ...words, '--report', file], environment)
  const report = readReport<Report>(file)
  const outcome = outcomeOf(ending, { passed: report?.passed ?? 0, failed: report?.failed ?? 0, skipped: 0 })
  return { ...outcome, ...(report && { note: report.summary }) }
}
