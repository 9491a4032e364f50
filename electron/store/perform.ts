import { fail, ok } from '../../shared/result.ts'
import { noteDamage } from './beside.ts'
import type { Clerk, Manner } from './clerk.ts'
import type { ActsOf, Answer, Order } from './desk.ts'
import { diskProblem, isDamage } from './problem.ts'

/**
 * Does orders in their order, and answers each. All that stand side by side are one transaction and one sync: that
 * is the group commit.
 * 1. Where the disk does not keep a transaction, nothing of it MUST be kept, and each order that writes is answered
 *    with the reason. Those that read are done again: a full disk can still be read.
 * 2. What is not the disk's fault MUST be thrown on, and so MUST damage, which is noted beside the file: nobody goes
 *    on with it.
 * 3. Where another one has the file, it MUST NOT be touched, and nothing MUST be answered: null. That is asked before each
 *    transaction, and after it, since nobody knows how long it took.
 */
export function perform<A extends ActsOf<A>>(clerk: Clerk<A>, orders: readonly Order[]): Answer[] | null {
  const answers: Answer[] = []
  for (const group of groups(clerk, orders)) {
    const done = together(clerk, group)
    if (!done) return null
    answers.push(...done)
  }
  return isLost(clerk) ? null : answers
}

/** Whether another one is seen to have the file. A disk that cannot be asked says nothing of others. */
export function isLost<A extends ActsOf<A>>(clerk: Clerk<A>): boolean {
  try {
    return !clerk.isHeld()
  } catch {
    return false
  }
}

function groups<A extends ActsOf<A>>(clerk: Clerk<A>, orders: readonly Order[]): Order[][] {
  const found: Order[][] = []
  let before: Manner = 'alone'
  for (const order of orders) {
    const manner = mannerOf(clerk, order)
    if (manner === 'alone' || before === 'alone') found.push([order])
    else found.at(-1)?.push(order)
    before = manner
  }
  return found
}

function together<A extends ActsOf<A>>(clerk: Clerk<A>, group: readonly Order[]): Answer[] | null {
  const alone = group.every((order) => mannerOf(clerk, order) === 'alone')
  try {
    if (!clerk.isHeld()) return null
    return alone ? group.map((order) => done(clerk, order)) : inOneTransaction(clerk, group)
  } catch (error) {
    // what another one writes meanwhile looks like damage
    if (isLost(clerk)) return null
    clerk.undone()
    const problem = diskProblem(error, clerk.database.path)
    if (isDamage(error)) noteDamage(clerk.database.path)
    if (!problem) throw error
    const readers = group.length > 1
    return group.flatMap((order) =>
      readers && mannerOf(clerk, order) === 'reads' ? (together(clerk, [order]) ?? [fail(problem)]) : [fail(problem)],
    )
  }
}

function inOneTransaction<A extends ActsOf<A>>(clerk: Clerk<A>, group: readonly Order[]): Answer[] {
  const answers = clerk.database.transact(() => {
    const all = group.map((order) => done(clerk, order))
    clerk.settle()
    return all
  })
  clerk.kept()
  return answers
}

function done<A extends ActsOf<A>>({ acts }: Clerk<A>, [name, asked]: Order): Answer {
  // an order has what its act takes: `Desk.ask` lets nothing else in
  const act = acts[name as keyof A]
  return ok(act(asked as never))
}

function mannerOf<A extends ActsOf<A>>({ manners }: Clerk<A>, [name]: Order): Manner {
  return manners[name as keyof A]
}
