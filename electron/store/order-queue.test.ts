import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import type { Order } from './desk.ts'
import { OrderQueue } from './order-queue.ts'

describe('orders that wait', () => {
  const most = limits.ordersTogether
  let queue: OrderQueue
  let asked: number

  beforeEach(() => {
    queue = new OrderQueue()
    asked = 0
  })

  /** One turn asks so many times. */
  function turn(count: number): void {
    queue.push(Array.from({ length: count }, (): Order => ['count', asked++]))
  }

  function sizes(): number[] {
    const found: number[] = []
    while (!queue.isEmpty) found.push(queue.next().length)
    return found
  }

  it('are done together up to the limit, and one past it waits for the next group', () => {
    turn(most - 1)
    turn(1)
    expect(sizes()).toEqual([most])
    turn(most - 1)
    turn(1)
    turn(1)
    expect(sizes()).toEqual([most, 1])
  })

  it('are never torn apart where one turn asked for them', () => {
    turn(most - 1)
    turn(2)
    turn(most + 1)
    turn(1)
    expect(sizes()).toEqual([most - 1, 2, most + 1, 1])
  })

  it('keep their order', () => {
    for (let count = 0; count < most; count++) turn(3)
    const done: unknown[] = []
    while (!queue.isEmpty) done.push(...queue.next().map(([, number]) => number))
    expect(done).toEqual(Array.from({ length: 3 * most }, (_, number) => number))
  })

  it('are none where none wait', () => {
    expect([queue.isEmpty, queue.next()]).toEqual([true, []])
  })
})
