import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Ear } from '../speech/ear.ts'

/** How a program ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

const running = new Set<Program>()

/** Ends whatever a test left running, but one that serves several: each by its own id. */
export async function endPrograms({ but }: { but?: Program } = {}): Promise<void> {
  await Promise.all([...running].filter((program) => program !== but).map((program) => program.kill('SIGKILL')))
}

/** A program under test: what is typed into it, and what it prints line by line. */
export class Program {
  readonly ended: Promise<Ending>
  readonly out = new Ear<string>()
  readonly complaints = new Ear<string>()
  private readonly child: ChildProcessWithoutNullStreams

  constructor(command: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    this.child = spawn(command, words, { env: { ...process.env, ...environment } })
    running.add(this)
    hearLines(this.child.stdout, this.out)
    hearLines(this.child.stderr, this.complaints)
    // a program that has ended reads nothing more
    this.child.stdin.on('error', () => undefined)
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('close', (code, signal) => {
        running.delete(this)
        resolve({ code, signal })
      })
    })
  }

  /** The system's number of its process. */
  get pid(): number {
    return this.child.pid ?? 0
  }

  /** The next line on standard output that matches. */
  reads(line: RegExp): Promise<string> {
    return this.out.next(String(line), (printed) => line.test(printed))
  }

  /** Types a line and Enter. */
  types(line: string): void {
    this.child.stdin.write(`${line}\n`)
  }

  /** Types these very bytes. */
  typesBytes(bytes: string | Uint8Array): void {
    this.child.stdin.write(bytes)
  }

  /** Types the end of input, as `Ctrl+D` does. */
  typesEnd(): void {
    this.child.stdin.end()
  }

  /** Stands still from now on: it reads and writes nothing any more. */
  async freezes(): Promise<void> {
    this.child.kill('SIGSTOP')
    const state = `/proc/${this.child.pid}/stat`
    while (!/\) T /.test(readFileSync(state, 'utf8'))) await new Promise(setImmediate)
  }

  /** Goes on where it stood still. */
  thaws(): void {
    this.child.kill('SIGCONT')
  }

  /** Sends the signal, and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<Ending> {
    this.child.kill(signal)
    return this.ended
  }
}

function hearLines(stream: NodeJS.ReadableStream, ear: Ear<string>): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach((line) => ear.take(line))
  })
  stream.once('close', () => {
    if (rest !== '') ear.take(rest)
    ear.end()
  })
}
