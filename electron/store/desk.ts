import type { Result } from '../../shared/result.ts'
import type { DiskProblem } from './problem.ts'

/** What can be asked for, by name: each act takes one value and answers one. Both may cross to another thread. */
export type ActsOf<A> = { readonly [N in keyof A]: (asked: never) => unknown }

/** What an act is asked with. */
export type Asked<A, N extends keyof A> = A[N] extends (asked: infer T) => unknown ? T : never

/** What an act answers. */
export type Answered<A, N extends keyof A> = A[N] extends (asked: never) => infer T ? T : never

/** One order: the name of an act, and what it is asked with. */
export type Order = readonly [name: string, asked: unknown]

/** What is told that a file is lost where no other one can have it. */
export function nobodyElse(): void {
  return
}

/** What became of an order. */
export type Answer = Result<unknown, DiskProblem>

/**
 * Where orders for one database are handed in, whichever thread does them.
 * 1. Orders MUST be done, and answered, in the order in which they were asked.
 * 2. An order MUST be answered only when what it did is synced to disk.
 * 3. It MUST NOT reject: `disk-full` and `disk-failed` are answers, and the next order is tried afresh.
 * 4. Where another one has the file, nothing MUST be done or answered any more. Whoever made the desk is told that it is
 *    lost, and MUST end.
 */
export interface Desk<A extends ActsOf<A>> {
  ask<N extends keyof A & string>(name: N, asked: Asked<A, N>): Promise<Result<Answered<A, N>, DiskProblem>>
  /** Does what was asked, and closes. What is asked after that is not done, and answered `disk-failed`. */
  close(): Promise<void>
}
