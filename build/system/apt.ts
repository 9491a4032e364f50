import { execFileSync, spawnSync } from 'node:child_process'

/** The packages of these names that are installed. */
export function installedOf(names: string[]): Set<string> {
  // dpkg-query ends with 1 when it does not know a name, and still answers for the others.
  const format = '${db:Status-Status} ${Package}\n'
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' })
  return matches(stdout, /^installed (\S+)$/gm)
}

/** The packages of these names that this release could install. */
export function availableOf(names: string[]): Set<string> {
  const { stdout } = spawnSync('apt-cache', ['show', '--no-all-versions', ...names], { encoding: 'utf8' })
  return matches(stdout, /^Package: (\S+)$/gm)
}

/** Whether this system has apt at all. */
export function hasApt(): boolean {
  return spawnSync('apt-get', ['--version']).status === 0
}

/** The word to put before apt-get: none for root, `sudo -n` where that works without a question, else nothing does. */
export function privilege(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

/** Runs apt-get with a privilege, its output on standard error. Throws when it fails. */
export function aptGet(privilege: string[], words: string[]): void {
  const [program = '', ...rest] = [...privilege, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...words]
  execFileSync(program, rest, { stdio: ['ignore', 2, 2] })
}

function matches(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))
}
