/** Runs the host's thread and watches over it. */
import type { Clock } from '../../../shared/clock.ts'
import { refusal, type Refusal } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Log } from '../../disk/log.ts'
import { stopWord, type HostNews } from './host-order.ts'

/** As much of a `worker_threads` Worker as is needed. */
export interface Thread {
  on(event: 'message', hear: (news: HostNews) => void): unknown
  on(event: 'error', hear: (error: Error) => void): unknown
  on(event: 'exit', hear: (code: number) => void): unknown
  postMessage(word: string): void
  terminate(): Promise<number>
}

/** A host that listens. */
export interface RunningHost {
  readonly port: number
  /** SHA-256 of the host's public key (SPKI), base64url. */
  readonly keyHash: string
  /** Says goodbye to everybody. Settles when nothing of it runs any more, or a thread that cannot be ended was given up. */
  stop(): Promise<void>
}

/** What watching over a thread takes. */
export interface WorkerNeeds {
  readonly clock: Clock
  readonly log: Log
  /** Called at most once, when a host that listens ends unasked. */
  readonly died: (why: Refusal) => void
  /** Called at most once, when a thread that was ended hangs all the same: the app cannot quit without it. */
  readonly stuck: () => void
  /** Nobody waits for it any more. From when it listens on, it is stopped instead. */
  readonly unwanted: AbortSignal
}

/** ms for goodbyes and the last write; a thread that takes longer is ended. */
const stopPatience = 8_000
/** ms for the end of a thread that was ended: one that hangs in the system is given up, so that its owner can go on. */
const endPatience = 2_000

export class HostWorker {
  private stopping = false
  private listening = false
  private gone: () => void = () => undefined
  private readonly exited: Promise<void>

  private constructor(
    private readonly thread: Thread,
    private readonly needs: WorkerNeeds,
  ) {
    this.exited = new Promise((resolve) => (this.gone = resolve))
    thread.on('exit', () => {
      this.gone()
      this.fall()
    })
    // its exit follows, and tells; of a thread that ran out of memory nobody else can log why
    thread.on('error', ({ message }) => needs.log.error('the host’s thread met an error', { why: message }))
  }

  /** The host once it listens, or why it does not: `hosting-cancelled` where it was unwanted by then. */
  static start(thread: Thread, needs: WorkerNeeds): Promise<Result<RunningHost, Refusal>> {
    return new HostWorker(thread, needs).started()
  }

  private started(): Promise<Result<RunningHost, Refusal>> {
    const { unwanted } = this.needs
    unwanted.addEventListener('abort', () => !this.listening && this.end())
    return new Promise((resolve) => {
      void this.exited.then(() => resolve(fail(refusal(unwanted.aborted ? 'hosting-cancelled' : 'host-crashed'))))
      this.thread.on('message', (news) => {
        if (news.type === 'failed') return resolve(fail(news.refusal))
        if (news.type !== 'listening' || unwanted.aborted) return
        this.listening = true
        const { port, keyHash } = news
        resolve(ok({ port, keyHash, stop: () => this.stop() }))
      })
    })
  }

  private async stop(): Promise<void> {
    this.stopping = true
    this.thread.postMessage(stopWord)
    const cancel = this.needs.clock.after(stopPatience, () => {
      this.needs.log.error('the host’s thread did not stop, and is ended')
      this.end()
    })
    await this.exited
    cancel()
  }

  private end(): void {
    const { clock, log, stuck } = this.needs
    void this.thread.terminate()
    const cancel = clock.after(endPatience, () => {
      log.error('the host’s thread cannot be ended')
      stuck()
      this.gone()
    })
    void this.exited.then(cancel)
  }

  private fall(): void {
    if (this.listening && !this.stopping) this.needs.died(refusal('host-crashed'))
  }
}
