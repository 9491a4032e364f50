import { parentPort, type MessagePort } from 'node:worker_threads'
import type { Refusal } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Clerk } from './clerk.ts'
import type { ActsOf, Order } from './desk.ts'
import { OrderQueue } from './order-queue.ts'
import { isLost, perform } from './perform.ts'
import { endAtRest } from './thread-end.ts'

/** The first thing that a thread says: that it is open, or why not. */
export type Opened = Result<null, Refusal>

/** The last thing that it is told. */
export const closeWord = 'close'

/** The last thing that it says where another one has the file: it touches it no more, and answers nothing. */
export const lostWord = 'lost'

/**
 * Makes this thread the one that does the orders of a `ThreadDesk`. What arrives while one transaction is synced is
 * the next one: no timer, and the slower the disk, the larger the groups, up to a limit: what waits for its answer
 * must not wait for all that came after it.
 */
export function serveDesk<A extends ActsOf<A>>(open: () => Result<Clerk<A>, Refusal>): void {
  if (!parentPort) throw new Error('this is not a thread')
  const port = parentPort
  const opened = open()
  port.postMessage(opened.ok ? ok(null) : opened)
  if (!opened.ok) return endAtRest(port)
  const clerk = opened.value
  const waiting = new OrderQueue()
  let isWorking = false
  let isClosing = false
  const work = (): void => {
    if (!waiting.isEmpty) {
      const answers = perform(clerk, waiting.next())
      port.postMessage(answers ?? lostWord)
      if (!answers) return
    }
    isWorking = !waiting.isEmpty
    if (isWorking) setImmediate(work)
    else if (isClosing) close(clerk, port)
  }
  port.on('message', (said: readonly Order[] | typeof closeWord) => {
    // after all that has arrived by now
    if (!isWorking) setImmediate(work)
    isWorking = true
    if (said === closeWord) isClosing = true
    else waiting.push(said)
  })
}

function close<A extends ActsOf<A>>(clerk: Clerk<A>, port: MessagePort): void {
  // closing carries the WAL into the file
  if (isLost(clerk)) return port.postMessage(lostWord)
  clerk.database.close()
  endAtRest(port)
}
