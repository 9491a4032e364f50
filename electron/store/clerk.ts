import type { Database } from './database.ts'
import type { ActsOf } from './desk.ts'

/**
 * How an act goes with others. `writes`: in one transaction with those beside it. `reads`: the same, but it is done
 * again where the others could not be kept. `alone`: outside of any transaction.
 */
export type Manner = 'writes' | 'reads' | 'alone'

/** Whoever does the orders, at one database. */
export interface Clerk<A extends ActsOf<A>> {
  readonly database: Database
  readonly acts: A
  readonly manners: Readonly<Record<keyof A, Manner>>
  /** Whether no other one has the file by now. Throws where the disk does not say. */
  isHeld(): boolean
  /** Called last in each transaction: for what is written once for all of it. */
  settle(): void
  /** A transaction is on the disk, and can be counted on. It MUST NOT throw: what is kept is kept. */
  kept(): void
  /** A transaction was undone: what was noted of it outside the database must be forgotten. */
  undone(): void
}
