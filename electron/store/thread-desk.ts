import { Worker } from 'node:worker_threads'
import type { Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { nobodyElse, type ActsOf, type Answer, type Answered, type Asked, type Desk, type Order } from './desk.ts'
import type { DiskProblem } from './problem.ts'
import { closeWord, lostWord, type Opened } from './thread.ts'

type Answering = (answer: Answer) => void

/**
 * A desk whose orders are done by a thread of their own. What one turn of the event loop asks for crosses in one
 * message, and so do the answers of one transaction.
 * 1. Where the thread ends unasked, the error MUST be thrown here: who keeps nothing any more must not go on. What
 *    still waits is answered `disk-failed`.
 */
export class ThreadDesk<A extends ActsOf<A>> implements Desk<A> {
  private asked: Order[] = []
  private waiting: Answering[] = []
  private isClosing = false
  private isOver = false

  private constructor(
    private readonly worker: Worker,
    lost: () => void,
  ) {
    worker.on('message', (said: readonly Answer[] | typeof lostWord) =>
      said === lostWord ? lost() : this.answer(said),
    )
    worker.on('error', (error) => this.die(error))
    worker.on('exit', () => {
      if (!this.isClosing) this.die(new Error('a thread of the store ended'))
      this.isOver = true
    })
  }

  /** Starts a thread (a file that calls `serveDesk`) with an order of what to open; answers what it says to that. */
  static async open<A extends ActsOf<A>>(
    file: URL,
    order: unknown,
    lost = nobodyElse,
  ): Promise<Result<ThreadDesk<A>, Refusal>> {
    const worker = new Worker(file, { workerData: order })
    const opened = await new Promise<Opened>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('message', (said: Opened) => {
        worker.off('error', reject)
        resolve(said)
      })
    })
    return opened.ok ? ok(new ThreadDesk(worker, lost)) : fail(opened.error)
  }

  ask<N extends keyof A & string>(name: N, asked: Asked<A, N>): Promise<Result<Answered<A, N>, DiskProblem>> {
    if (this.isOver || this.isClosing) return Promise.resolve(fail('disk-failed'))
    if (this.asked.length === 0) setImmediate(() => this.post())
    this.asked.push([name, asked])
    return new Promise((resolve) => this.waiting.push(resolve as Answering))
  }

  close(): Promise<void> {
    if (this.isOver) return Promise.resolve()
    this.post()
    const ended = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()))
    this.isClosing = true
    this.worker.postMessage(closeWord)
    return ended
  }

  private post(): void {
    if (this.asked.length === 0) return
    this.worker.postMessage(this.asked)
    this.asked = []
  }

  private answer(answers: readonly Answer[]): void {
    const answered = this.waiting.splice(0, answers.length)
    answered.forEach((resolve, index) => resolve(answers[index] ?? fail('disk-failed')))
  }

  private die(error: Error): void {
    if (this.isOver) return
    this.isOver = true
    this.asked = []
    for (const resolve of this.waiting.splice(0)) resolve(fail('disk-failed'))
    throw error
  }
}
