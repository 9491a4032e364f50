import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from '../bootstrap/fingerprint.mjs'
import { root } from '../runtime/places.ts'
import { long } from './depth.ts'
import type { Outcome, Step } from './step.ts'

/** What it was that passed, and what was told of it. */
interface Memory {
  readonly files: string
  readonly outcome: Outcome
}

/** What is made from the rest, and by whom it is kept. */
const made = new Set(['.git', 'node_modules', 'dist', 'release', 'test-results', 'coverage'])

/**
 * A step that only reads files, of which none has changed since it passed: on a laptop it is told again as it was. The
 * long form always looks.
 */
export function remembered(step: Step): Step {
  return { ...step, run: () => (long ? step.run() : recallOrRun(step)) }
}

async function recallOrRun(step: Step): Promise<Outcome> {
  const place = join(root, `node_modules/.cache/hearth-check/${step.word}.json`)
  const files = fingerprintOfAll()
  const memory = recall(place)
  if (memory?.files === files) return { ...memory.outcome, note: unchanged(memory.outcome.note) }
  const outcome = await step.run()
  if (outcome.failed === 0) keep(place, { files, outcome })
  return outcome
}

function fingerprintOfAll(): string {
  return fingerprint(
    root,
    readdirSync(root).filter((name) => !made.has(name)),
  )
}

/** Nothing, where none is there or it cannot be read: then the step looks again. */
function recall(place: string): Memory | null {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Memory
  } catch {
    return null
  }
}

function keep(place: string, memory: Memory): void {
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, JSON.stringify(memory))
}

function unchanged(note: string | undefined): string {
  return note ? `${note}; nothing changed since` : 'nothing changed since'
}
