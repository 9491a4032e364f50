import { writeFileSync } from 'node:fs'
import type { Round } from './rounds.ts'

/** What came of many runs together. */
export class Tally {
  passed = 0
  failed = 0
  private acknowledged = 0
  private shown = 0
  private readonly faults = new Map<string, number>()
  private readonly begun = performance.now()

  add({ schedule, verdict }: Round): void {
    if (verdict.breaches.length === 0) this.passed++
    else this.failed++
    this.acknowledged += verdict.acknowledged
    this.shown += verdict.shown
    for (const name of schedule.faults) this.faults.set(name, (this.faults.get(name) ?? 0) + 1)
  }

  get summary(): string {
    const seconds = Math.round((performance.now() - this.begun) / 1_000)
    const counts = [...this.faults].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    const told = counts.map(([name, count]) => `${name} ${count}×`).join(', ')
    const runs = `${this.passed} runs passed, ${this.failed} failed, in ${seconds} s`
    return `${runs}: ${this.acknowledged} messages acknowledged, shown ${this.shown} times; ${told}`
  }

  /** For whoever started us: how many passed and failed, and one line about it. */
  write(file: string): void {
    const { passed, failed, acknowledged, summary } = this
    writeFileSync(file, `${JSON.stringify({ passed, failed, acknowledged, summary })}\n`)
  }
}
