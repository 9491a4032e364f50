import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../runtime/places.ts'

/** A program and its arguments. */
export type CommandLine = [program: string, ...words: string[]]

/** How a program ended: its exit code (1 for a signal) and, when collected, all it printed. */
export interface Ending {
  code: number
  output: string
}

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill()))

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The command line of a package's own program, run by this Node: `tool('typescript', 'tsc')`. */
export function tool(name: string, program = name): CommandLine {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : (bin[program] ?? ''))]
}

/** Runs a program and collects what it prints, plain. Does not throw: a program that cannot start ends with 1. */
export function collect(line: CommandLine, environment: Record<string, string> = {}): Promise<Ending> {
  return end(line, { NO_COLOR: '1', ...environment }, ['ignore', 'pipe', 'pipe'])
}

/** Runs a program that prints straight to standard error, so that our standard output stays clean. */
export function tell(line: CommandLine, environment: Record<string, string> = {}): Promise<Ending> {
  return end(line, environment, ['inherit', 2, 2])
}

/** Runs a program that has this terminal to itself. */
export function handOver(line: CommandLine, environment: Record<string, string> = {}): Promise<Ending> {
  return end(line, environment, 'inherit')
}

function end(
  [program, ...words]: CommandLine,
  environment: Record<string, string>,
  stdio: SpawnOptions['stdio'],
): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: stdio ?? 'inherit',
    })
    const heard: string[] = []
    child.stdout?.setEncoding('utf8').on('data', (text: string) => heard.push(text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => heard.push(text))
    running.add(child)
    for (const signal of endings) process.on(signal, giveUp)
    const finish = (code: number, word = ''): void => {
      running.delete(child)
      for (const signal of endings) process.off(signal, giveUp)
      resolve({ code, output: heard.join('') + word })
    }
    child.once('error', ({ message }) => {
      const sentence = `${program} could not be started: ${message}`
      if (!child.stderr) console.error(sentence)
      finish(1, `${sentence}\n`)
    })
    child.once('close', (code) => finish(code ?? 1))
  })
}

/** While a program runs, a signal ends us, and with us everything that runs. */
function giveUp(): void {
  process.exit(1)
}
