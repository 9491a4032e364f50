import { limits } from '../../shared/limits.ts'
import type { Order } from './desk.ts'

/**
 * Orders that wait to be done, group by group.
 * 1. They MUST come out in the order in which they came.
 * 2. A group MUST NOT have more than `limits.ordersTogether`, however many wait, unless one turn asked for more.
 * 3. What one turn asked MUST NOT be torn apart: it may count on one transaction.
 */
export class OrderQueue {
  private readonly turns: (readonly Order[])[] = []

  get isEmpty(): boolean {
    return this.turns.length === 0
  }

  /** Takes what one turn asked. */
  push(orders: readonly Order[]): void {
    this.turns.push(orders)
  }

  /** The next orders that are done together; none where none wait. */
  next(): readonly Order[] {
    const [first = []] = this.turns
    let size = first.length
    let count = 1
    for (; count < this.turns.length; count++) {
      size += this.turns[count]?.length ?? 0
      if (size > limits.ordersTogether) break
    }
    const group = this.turns.splice(0, count)
    return group.length > 1 ? group.flat() : first
  }
}
