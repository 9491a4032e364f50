import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../bootstrap/fingerprint.mjs'
import { Stamp } from '../bootstrap/stamp.mjs'
import { root } from '../runtime/places.ts'
import { long } from './depth.ts'
import { verdict, type Outcome, type Step } from './step.ts'

/** In the root, and nobody's source: what is made, and git's own. */
const made = new Set(['.git', 'node_modules', 'dist', 'release', 'test-results', 'playwright-report', 'coverage'])

/**
 * A step that only reads files, and does not look again on a laptop as long as none of them has changed since it
 * passed. The long form always looks.
 */
export function remembered(step: Step): Step {
  const stamp = new Stamp(join(root, 'node_modules/.cache/hearth-check', `${step.word}-passed`))
  return { ...step, run: () => (long ? step.run() : runUnlessPassed(step, stamp, fingerprintOfAll())) }
}

/** Runs the step, unless the stamp says that it passed over these very files. Only what passed is stamped. */
export async function runUnlessPassed(step: Step, stamp: Stamp, files: string): Promise<Outcome> {
  if (stamp.matches(files)) return verdict([], 'nothing has changed since it passed')
  const outcome = await step.run()
  if (outcome.failed === 0) stamp.write(files)
  return outcome
}

function fingerprintOfAll(): string {
  const sources = readdirSync(root).filter((name) => !made.has(name))
  return fingerprint(root, sources)
}
