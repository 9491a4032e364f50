import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Complaint } from './complaint.mjs'
import { fingerprint } from './fingerprint.mjs'
import { Stamp } from './stamp.mjs'

/**
 * Installs the packages of the lock file when they are not here, or are those of another lock file.
 * Prints to standard error alone. Throws a Complaint when npm fails.
 * @param {string} root
 */
export function installPackages(root) {
  const wanted = fingerprint(root, ['package-lock.json'])
  const stamp = new Stamp(join(root, 'node_modules/.cache/hearth-packages'))
  if (stamp.matches(wanted)) return
  console.error('Installing packages …')
  const { status } = npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) throw new Complaint('npm could not install the packages; its reason is above. Then try again.')
  stamp.write(wanted)
}

/**
 * Runs the npm that runs us, or the one on the path.
 * @param {string} root
 * @param {string[]} words
 */
function npm(root, words) {
  const script = process.env['npm_execpath']
  const [program, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm']
  // Windows knows npm only as a script, which needs a shell.
  return spawnSync(program, [...first, ...words], { cwd: root, stdio: ['ignore', 2, 2], shell: program === 'npm' })
}
