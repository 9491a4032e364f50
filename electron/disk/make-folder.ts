import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes a folder and those above it, for its owner alone; throws where the disk refuses. */
export function makeFolder(folder: string): void {
  const path = resolve(folder)
  if (existsSync(path)) return
  // one by one: Node's own way down never ends under /proc, where a parent exists and still has no room for a child
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
