import type { Outcome } from './step.ts'

/** How a step is told once it ended: one line when it passed, all it printed when it failed. Time in ms. */
export function told(name: string, { failed, output, note }: Outcome, time: number): string {
  const seconds = `${(time / 1000).toFixed(1)} s`
  if (failed > 0) return `✗ ${name} failed (${seconds})\n\n${output}\n`
  return `✓ ${name} (${seconds})${note ? `: ${note}` : ''}`
}

/** The last line of the check: the tests of all steps together. */
export function closingLine(outcomes: Pick<Outcome, 'passed' | 'failed'>[]): string {
  const sum = (pick: 'passed' | 'failed'): number => outcomes.reduce((total, outcome) => total + outcome[pick], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
