import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundled } from '../../../electron/disk/bundled.ts'
import type { EngineState, Order, Report } from './plan.ts'

/** The process that several engines live in, as a run sees it. */
export class Crowd {
  private child: ChildProcess | null = null
  private states: readonly EngineState[] = []
  private ready: Promise<void> = Promise.resolve()
  private whenEnded: (() => void) | null = null
  /** How it ended without being killed; null while it did not. */
  trouble: string | null = null

  /** @param changed hears that an engine stands otherwise. */
  constructor(
    private readonly words: readonly string[],
    public changed: () => void = () => undefined,
  ) {}

  get engines(): readonly EngineState[] {
    return this.states
  }

  /** Runs the program, where it does not run already. */
  start(): Promise<void> {
    if (this.child) return this.ready
    const child = spawn(process.execPath, [...this.words], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.child = child
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.once('close', (code) => {
      if (this.child !== child) return
      this.child = null
      this.trouble = `a crowd ended with ${code}: ${complaint.slice(-2_000)}`
      this.changed()
      this.whenEnded?.()
    })
    this.ready = new Promise((resolve) => {
      child.on('message', (report: Report) => this.hear(report, resolve))
      child.once('close', () => resolve())
    })
    return this.ready
  }

  /** Begins with these engines. */
  async begin(order: Extract<Order, { type: 'begin' }>): Promise<void> {
    this.states = []
    await this.start()
    this.send(order)
  }

  send(order: Order): void {
    if (this.child?.connected) this.child.send(order)
  }

  /** Its engines write down what they show, and stop. */
  async end(): Promise<void> {
    if (!this.child) return
    const ended = new Promise<void>((resolve) => (this.whenEnded = resolve))
    this.send({ type: 'end' })
    await ended
  }

  /** Stands still, or goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal)
  }

  /** Dies at once. */
  async kill(): Promise<void> {
    const { child } = this
    this.child = null
    this.states = []
    if (!child || child.exitCode !== null) return
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await closed
  }

  private hear(report: Report, ready: () => void): void {
    if (report.type === 'ready') ready()
    else if (report.type === 'state') this.states = report.engines
    else this.whenEnded?.()
    this.changed()
  }
}

/** The words that start the program. */
export const crowdWords = [fileURLToPath(bundled(new URL('./crowd-program.ts', import.meta.url)))] as const
