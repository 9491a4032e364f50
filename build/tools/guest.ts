import { spawn } from 'node:child_process'
import { root } from '../runtime/places.ts'
import type { CommandLine } from './program.ts'

/**
 * Runs the app and answers its exit code.
 * It gets a process group of its own: in a terminal Ctrl+C reaches a whole group, this process passes its own on, and a
 * second SIGINT would kill Electron in the middle of its orderly end.
 */
export function host([program, ...words]: CommandLine, environment: Record<string, string>): Promise<number> {
  const own = process.platform !== 'win32'
  const app = spawn(program, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
    detached: own,
  })
  const told = new Set<NodeJS.Signals>()
  const pass = (signal: NodeJS.Signals): void => {
    if (!told.has(signal)) app.kill(signal)
    told.add(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    app.once('error', reject)
    app.once('exit', (code) => resolve(code ?? 1))
  })
}
