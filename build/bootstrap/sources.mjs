import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { Stamp } from './stamp.mjs'

const sources = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'build/window.config.ts',
  'build/browser.config.ts',
  'package-lock.json',
]

/**
 * What the app is built from, as one hash. Tests are left out: they change nothing that runs.
 * @param {string} root
 */
export function sourcesOf(root) {
  return fingerprint(root, sources, (file) => !file.endsWith('.test.ts'))
}

/**
 * The stamp of what was built: the `app`, or the `browser` page.
 * @param {string} root
 * @param {'app' | 'browser'} what
 */
export function builtStamp(root, what) {
  return new Stamp(join(root, 'dist', `${what}-built-from`))
}
