// The way into every npm script: node build/run.mjs <command> [arguments].
// It runs before anything is installed, so until then it imports nothing but Node's own modules.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { complain, Complaint } from './bootstrap/complaint.mjs'
import { installPackages } from './bootstrap/install.mjs'
import { nodeWillDo, tooOld } from './bootstrap/node-version.mjs'
import { followNpm } from './bootstrap/orphan.mjs'
import { serve } from './bootstrap/serve.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * @param {string} command the name of a file in build/commands, or serve
 * @param {string[]} words
 */
async function run(command, words) {
  if (!nodeWillDo(process.versions.node)) throw new Complaint(tooOld(process.versions.node))
  followNpm()
  installPackages(root)
  if (command === 'serve') return serve(root, words)
  const { tsImport } = await import('tsx/esm/api')
  const { run: act } = await tsImport(`./commands/${command}.ts`, import.meta.url)
  process.exitCode = await act(words)
}

const [command = 'start', ...words] = process.argv.slice(2)
run(command, words).catch(complain)
