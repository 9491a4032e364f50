import { limits } from './limits.ts'
import { fail, ok, type Result } from './result.ts'

export type BadJson = 'not-utf8' | 'not-json' | 'too-deep' | 'too-wide' | 'forbidden-key'

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** UTF-8 bytes of one JSON value in, the value out; its depth, width and keys within the limits. */
export function decodeJson(bytes: Uint8Array): Result<unknown, BadJson> {
  const text = decodeUtf8(bytes)
  if (text === null) return fail('not-utf8')
  try {
    const value: unknown = JSON.parse(text)
    const problem = problemOf(value)
    return problem ? fail(problem) : ok(value)
  } catch {
    return fail('not-json')
  }
}

/** A value's UTF-8 bytes as JSON. */
export function encodeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value))
}

/** The text these bytes spell, or null where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Level by level, never by recursion: V8 parses nesting that would overflow our own stack. */
function problemOf(value: unknown): BadJson | null {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      if (depth === limits.jsonDepth) return 'too-deep'
      const problem = Array.isArray(item) ? wide(item.length, limits.jsonItems) : badKeys(Object.keys(item))
      if (problem) return problem
      for (const inner of Object.values(item)) next.push(inner)
    }
    level = next
  }
  return null
}

function badKeys(keys: string[]): BadJson | null {
  return keys.some((key) => forbidden.has(key)) ? 'forbidden-key' : wide(keys.length, limits.jsonKeys)
}

function wide(count: number, most: number): BadJson | null {
  return count > most ? 'too-wide' : null
}
