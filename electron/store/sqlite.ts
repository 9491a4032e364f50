import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type sqliteModule from 'node-sqlite3-wasm'

type Sqlite = typeof sqliteModule

/**
 * How much of a function V8 runs before it optimizes it, in bytes of code. SQLite's interpreter is one function of
 * 60 KB: with V8's own figure, 13 million, it is optimized within its first hundred steps, which takes half a second
 * of processor time at each start. A busy host reaches this one soon enough.
 */
const optimizeAfter = 1_000_000_000

/** SQLite. It is loaded by the first who opens a database: threads that only ask another never carry it. */
export function sqlite(): Sqlite {
  setFlagsFromString(`--wasm-tiering-budget=${optimizeAfter}`)
  return createRequire(import.meta.url)('node-sqlite3-wasm') as Sqlite
}
