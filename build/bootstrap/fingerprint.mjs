import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A hash over names and contents of files, folders taken whole. Contents, not times: a checkout changes every time.
 * @param {string} root
 * @param {string[]} paths relative to root; one that does not exist counts as empty
 * @param {(path: string) => boolean} [counts] which files matter; all, unless told
 */
export function fingerprint(root, paths, counts = () => true) {
  const hash = createHash('sha256')
  const files = paths.flatMap((path) => filesUnder(root, path)).filter(counts)
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full).flatMap((name) => filesUnder(root, `${path}/${name}`))
}
