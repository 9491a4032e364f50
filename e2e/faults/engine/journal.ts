import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Note } from '../check/evidence.ts'

/** What an engine writes down: what it saw, and which of its steps are done. */
export type Entry = Note | { readonly type: 'step' }

/** Lines that wait to be written together. */
const most = 200

/**
 * One engine's own account, which outlives it.
 * 1. What is written before `flush` returns MUST outlive a kill of the process: it is in the hands of the system.
 */
export class Journal {
  private readonly file: number
  private lines: string[] = []

  constructor(folder: string) {
    this.file = openSync(pathIn(folder), 'a')
  }

  write(entry: Entry): void {
    this.lines.push(JSON.stringify(entry))
    if (this.lines.length >= most) this.flush()
  }

  flush(): void {
    if (this.lines.length === 0) return
    writeSync(this.file, `${this.lines.join('\n')}\n`)
    this.lines = []
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }
}

/** All that was written; a last line that a kill has cut is none. */
export function readJournal(folder: string): Entry[] {
  const path = pathIn(folder)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Entry)
}

function pathIn(folder: string): string {
  return join(folder, 'journal.ndjson')
}
