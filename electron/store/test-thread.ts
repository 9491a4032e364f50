/** For tests: a thread that can be held, and says in which transaction it does what. */
import { workerData } from 'node:worker_threads'
import { ok } from '../../shared/result.ts'
import type { Clerk } from './clerk.ts'
import { openDatabase } from './open-database.ts'
import { serveDesk } from './thread.ts'

export type TestActs = {
  /** Stands still until the second cell is not 0; the first says that it does. */
  readonly hold: (cells: Int32Array) => null
  /** The number of the transaction that this is done in. */
  readonly transaction: (asked: null) => number
}

function clerk(): Clerk<TestActs> {
  let transaction = 1
  return {
    database: openDatabase(workerData as string),
    manners: { hold: 'writes', transaction: 'writes' },
    acts: {
      hold: (cells) => {
        Atomics.store(cells, 0, 1)
        Atomics.wait(cells, 1, 0)
        return null
      },
      transaction: () => transaction,
    },
    isHeld: () => true,
    settle: () => undefined,
    kept: () => void transaction++,
    undone: () => undefined,
  }
}

serveDesk(() => ok(clerk()))
