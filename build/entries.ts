import { existsSync } from 'node:fs'

/** The entries whose file exists, so that a half-written tree still builds the rest. */
export function existing(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)))
}

/** A part of the build that names its entries. */
export interface Buildable {
  build: { rollupOptions: { input: Record<string, string> } }
}

/** The parts that have something to build. */
export function withInput<Parts extends Record<string, Buildable>>(parts: Parts): Partial<Parts> {
  const kept = Object.entries(parts).filter(([, part]) => Object.keys(part.build.rollupOptions.input).length > 0)
  return Object.fromEntries(kept) as Partial<Parts>
}
