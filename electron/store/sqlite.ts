import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type sqlite from 'node-sqlite3-wasm'

/**
 * How much of a function V8 runs before it optimizes it, in bytes of code. SQLite's interpreter is one function of
 * 60 KB: with V8's own figure, 13 million, it is optimized within its first hundred steps, which takes half a second
 * of processor time at each start. A busy host reaches this one soon enough.
 */
const optimizeAfter = 1_000_000_000

/**
 * Opens a file with SQLite, which is loaded by the first who does: threads that only ask another never carry it. Throws
 * SQLite's errors.
 */
export function connect(path: string): sqlite.Database {
  setFlagsFromString(`--wasm-tiering-budget=${optimizeAfter}`)
  const { Database } = library()
  return new Database(path)
}

/** What a decoder usually is takes a U+FEFF at the beginning of a text for no part of it. */
class WholeDecoder extends TextDecoder {
  constructor() {
    super('utf-8', { ignoreBOM: true })
  }
}

/** The library, which makes the decoder of its texts as it is loaded. */
function library(): typeof sqlite {
  const usual = globalThis.TextDecoder
  globalThis.TextDecoder = WholeDecoder
  try {
    return createRequire(import.meta.url)('node-sqlite3-wasm') as typeof sqlite
  } finally {
    globalThis.TextDecoder = usual
  }
}
