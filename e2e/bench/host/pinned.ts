import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The core that servers have to themselves, and the one that those who measure them run on. */
export const cores = { server: 0, generator: 1 } as const

export interface Program {
  readonly core: number
  readonly line: readonly [string, ...string[]]
  readonly environment?: Readonly<Record<string, string>>
  /** Where it runs, and leaves its litter. */
  readonly folder?: string
  /** Whether it talks to us by messages. */
  readonly talks?: boolean
}

/** A program on one core, which ends with us at the latest. */
export interface Pinned {
  readonly pid: number
  readonly child: ChildProcess
  /** What it has printed so far. */
  readonly printed: () => string
  /** Resolves with what it printed when this matches; rejects when it ends first, or after 30 s. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** Ends it by its id, at once where `SIGKILL` is asked for. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Starts a program on one core: `taskset` becomes the program, so that its id is the program's. */
export function startPinned({ core, line, environment = {}, folder, talks = false }: Program): Pinned {
  const child = spawn('taskset', ['-c', String(core), ...line], {
    stdio: ['ignore', 'pipe', 'pipe', talks ? 'ipc' : 'ignore'],
    cwd: folder,
    env: { ...process.env, ...environment },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let text = ''
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString()).slice(-16_384))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    child,
    printed: () => text,
    says: (pattern) => said(child, () => text, pattern),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

function said(child: ChildProcess, text: () => string, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer)
      child.stdout?.off('data', look)
      child.stderr?.off('data', look)
      child.off('exit', leave)
    }
    const look = (): void => {
      const match = pattern.exec(text())
      if (!match) return
      settle()
      resolve(match)
    }
    const leave = (): void => {
      settle()
      reject(new Error(`${child.spawnargs.join(' ')} has not said ${pattern}:\n${text()}`))
    }
    const timer = setTimeout(leave, 30_000)
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('exit', leave)
    look()
  })
}
