import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../../RELIABILITY.md')
const [begin, end] = ['<!-- the last long run -->', '<!-- written by npm run faults -- --record -->']

/** Puts what came of a long run into RELIABILITY.md, with the date, the seeds and the machine. */
export function record(seeds: { readonly first: number; readonly last: number }, summary: string): void {
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < before) throw new Error('RELIABILITY.md has no place for the last run')
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`
  const date = new Date().toISOString().slice(0, 10)
  const line = `${date}, seeds ${seeds.first} to ${seeds.last}, on ${machine}: ${summary}.`
  writeFileSync(file, `${text.slice(0, before)}${begin}\n\n${line}\n\n${text.slice(after)}`)
}
