/** Ground of its own for a program: a network, mounts, processes, in a namespace that is gone with its last process (Linux). */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundled } from '../../electron/disk/bundled.ts'
import { Program } from '../protocol/hosts/program.ts'

const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? [] : ['--map-root-user']

/** What a program has for itself alone. */
export type Own = '--net' | '--mount' | (typeof container)[number]

/** Processes that are counted by themselves, as in a container: the program is number 1 there, and ends with `unshare`. */
export const container = ['--pid', '--fork', '--kill-child', '--mount-proc'] as const

/** Whether this machine lets us have it. Where not, the tests that need it are skipped. */
export function canOwn(...own: Own[]): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...asRoot, ...own, 'true']).status === 0
}

/** Starts a program on ground of its own, once these lines of shell have been run there. */
export function onOwnGround(own: readonly Own[], steps: readonly string[], words: readonly string[]): Program {
  return new Program('unshare', [...asRoot, ...own, 'sh', '-ec', `${steps.join('\n')}\nexec "$@"`, 'sh', ...words])
}

/** Starts a program on the ground of another one. */
export function besides({ pid }: Program, own: readonly Own[], words: readonly string[]): Program {
  const user = isRoot ? [] : ['--user', '--preserve-credentials']
  return new Program('nsenter', ['--target', String(pid), `--wd=${process.cwd()}`, ...user, ...own, ...words])
}

/** The same, to its end, which must be a good one. */
export async function doneBesides(program: Program, own: readonly Own[], words: readonly string[]): Promise<void> {
  const done = besides(program, own, words)
  const { code } = await done.ended
  if (code !== 0) throw new Error(`${words.join(' ')}: ${done.complaints.all.join(' ')}`)
}

/** The words that run a program of this folder. */
export function ours(file: 'guest.ts' | 'resolver.ts' | 'stayer.ts' | 'brief-host.ts', ...words: string[]): string[] {
  return [process.execPath, fileURLToPath(bundled(new URL(file, import.meta.url))), ...words]
}
