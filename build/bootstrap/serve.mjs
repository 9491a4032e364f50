import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtStamp, sourcesOf } from './sources.mjs'

/**
 * Turns this process into the headless server: signals, exit code and standard output are the server's own.
 * @param {string} root
 * @param {string[]} flags handed on untouched
 */
export async function serve(root, flags) {
  if (!builtStamp(root, 'app').matches(sourcesOf(root))) build(root)
  const entry = join(root, 'dist/main/serve.js')
  process.argv = [process.execPath, entry, ...flags]
  await import(pathToFileURL(entry).href)
}

/** @param {string} root */
function build(root) {
  const { status } = spawnSync(process.execPath, [join(root, 'build/run.mjs'), 'build'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(1) // it has said why
}
