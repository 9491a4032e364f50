import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { SendPool } from './send-pool.ts'
import { SendQueue, type SendBounds } from './send-queue.ts'

describe('a pool of send queues', () => {
  let bounds: SendBounds
  let cut: string[]

  beforeEach(() => {
    bounds = { most: 1_000, stall: limits.sendStall, pool: new SendPool(1_000) }
    cut = []
  })

  afterEach(() => vi.restoreAllMocks())

  /** A queue of a reader who takes one write when `leave` is called. */
  function queue(name: string, { joined = true } = {}) {
    const leaving: (() => void)[] = []
    const turns: (() => void)[] = []
    const outlet = {
      write: (_bytes: Uint8Array, done: () => void) => void leaving.push(done),
      slow: () => void cut.push(name),
      afterTurn: (act: () => void) => void turns.push(act),
    }
    const made = new SendQueue(outlet, new FakeClock())
    if (joined) made.bound(bounds)
    const leave = () => {
      turns.splice(0).forEach((act) => act())
      leaving.splice(0).forEach((done) => done())
    }
    return { queue: made, send: (size: number) => made.send(new Uint8Array(size)), leave }
  }

  it('lets what waits in all of them be as much as its limit, and cuts the longest one byte past it', () => {
    const [short, long, next] = [queue('short'), queue('long'), queue('next')]
    long.send(500)
    short.send(200)
    next.send(300)
    expect(cut).toEqual([])
    short.send(1)
    expect(cut).toEqual(['long'])
    expect([short.queue.waiting, long.queue.waiting, next.queue.waiting]).toEqual([201, 0, 300])
  })

  it('cuts as many as it takes, and the one that sends where it is the longest', () => {
    const [one, other, third] = [queue('one'), queue('other'), queue('third')]
    one.send(400)
    other.send(300)
    third.send(999)
    expect(cut).toEqual(['third'])
    third.send(999)
    expect(third.queue.waiting).toBe(0)
    other.send(301)
    expect(cut).toEqual(['third', 'other'])
  })

  it('counts nothing that has left, or whose queue is closed', () => {
    const [one, other] = [queue('one'), queue('other')]
    for (let round = 0; round < 5; round++) {
      one.send(600)
      one.leave()
    }
    one.send(600)
    one.queue.close()
    one.queue.close()
    other.send(1_000)
    expect(cut).toEqual([])
  })

  it('counts nothing that a queue was told to spare, before and after that has left', () => {
    const [spared, other] = [queue('spared'), queue('other')]
    spared.send(900)
    spared.queue.spare()
    other.send(600)
    spared.send(400)
    expect(cut).toEqual([])
    spared.leave()
    other.leave()
    spared.send(1_000)
    expect(cut).toEqual([])
    spared.send(1)
    expect(cut).toEqual(['spared'])
    other.send(1_000)
    expect(cut).toEqual(['spared'])
  })

  it('holds on to no queue that is closed, whatever that is told', () => {
    const closed = queue('closed')
    closed.queue.close()
    const join = vi.spyOn(SendPool.prototype, 'join')
    closed.queue.spare()
    closed.queue.bound(bounds)
    expect(join).not.toHaveBeenCalled()
  })

  it('counts what waited in a queue before it came in, and counts it once', () => {
    const [early, other] = [queue('early', { joined: false }), queue('other')]
    early.send(600)
    early.queue.bound(bounds)
    early.queue.bound(bounds)
    bounds.pool?.join(early.queue)
    other.send(400)
    expect(cut).toEqual([])
    other.send(1)
    expect(cut).toEqual(['early'])
    early.queue.bound(bounds)
    other.send(599)
    expect(cut).toEqual(['early'])
  })
})
