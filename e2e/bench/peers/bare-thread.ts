/** The history of the bare server that has one: a row for each line, and an id that no other has. Nothing else is checked. */
import { workerData } from 'node:worker_threads'
import type { Clerk } from '../../../electron/store/clerk.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { serveDesk } from '../../../electron/store/thread.ts'
import { ok } from '../../../shared/result.ts'

export type LineActs = {
  /** Keeps whole lines. */
  readonly keep: (lines: Uint8Array) => null
}

/** bytes at the beginning of a text that tell it from every other: see `textOf`. */
const idSize = 10
const newline = 10

function clerk(): Clerk<LineActs> {
  const database = openDatabase(workerData as string)
  database.execute('CREATE TABLE texts (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT')
  let seq = 0
  const keep = (lines: Uint8Array): null => {
    const all = Buffer.from(lines.buffer, lines.byteOffset, lines.length)
    let at = 0
    while (at < all.length) {
      const end = all.indexOf(newline, at)
      const text = all.toString('utf8', at, end)
      database.run('INSERT INTO texts VALUES (?, ?, ?)', ...[++seq, text.slice(0, idSize), text])
      at = end + 1
    }
    return null
  }
  const nothing = (): void => undefined
  const isHeld = (): boolean => true
  const manners = { keep: 'writes' } as const
  return { database, manners, acts: { keep }, isHeld, settle: nothing, kept: nothing, undone: nothing }
}

serveDesk(() => ok(clerk()))
