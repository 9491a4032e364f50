import type { MessagePort } from 'node:worker_threads'

/** ms in which a thread still serves V8's helpers, and does nothing else. */
export const rest = 100

/**
 * Ends the thread whose parent is at this port, once it has nothing else to do.
 * 1. A thread MUST NOT end right after its work: V8's helpers may still compile for it, and where one of them asks for
 *    a collection, a thread that ends waits for the helper and the helper for the thread, for ever
 *    (nodejs/node#54918). One that rests answers them.
 */
export function endAtRest(port: MessagePort): void {
  setTimeout(() => port.close(), rest)
}
