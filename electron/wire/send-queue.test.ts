import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { SendQueue } from './send-queue.ts'

/** An outlet whose turns end, and whose bytes leave, when the test says so. */
class Outlet {
  readonly writes: Uint8Array[] = []
  slowness = 0
  private turn: (() => void)[] = []
  private leaving: (() => void)[] = []

  write(bytes: Uint8Array, done: () => void): void {
    this.writes.push(bytes)
    this.leaving.push(done)
  }
  slow(): void {
    this.slowness++
  }
  afterTurn(act: () => void): void {
    this.turn.push(act)
  }
  endTurn(): void {
    for (const act of this.turn.splice(0)) act()
  }
  leave(): void {
    this.leaving.shift()?.()
  }
  get sizes(): number[] {
    return this.writes.map((bytes) => bytes.length)
  }
}

let outlet: Outlet
let clock: FakeClock
let queue: SendQueue

beforeEach(() => {
  outlet = new Outlet()
  clock = new FakeClock()
  queue = new SendQueue(outlet, clock)
})

const bytes = (size: number) => new Uint8Array(size)

describe('a send queue', () => {
  it('writes once what one turn sends', () => {
    queue.send(Uint8Array.of(1, 2))
    queue.send(Uint8Array.of(3))
    expect(outlet.writes).toEqual([])
    outlet.endTurn()
    expect(outlet.writes.map((bytes) => [...bytes])).toEqual([[1, 2, 3]])
  })

  it('passes a single chunk on as it is, so that many readers can share it', () => {
    const shared = bytes(9)
    queue.send(shared)
    outlet.endTurn()
    expect(outlet.writes[0]).toBe(shared)
  })

  it('has one write under way, and collects meanwhile', () => {
    queue.send(bytes(1))
    outlet.endTurn()
    for (const size of [2, 3]) {
      queue.send(bytes(size))
      outlet.endTurn()
    }
    expect(outlet.sizes).toEqual([1])
    outlet.leave()
    expect(outlet.sizes).toEqual([1, 5])
  })

  it('writes 64 KiB of small chunks at a time, and never cuts one', () => {
    for (let count = 0; count < 10; count++) queue.send(bytes(8_000))
    outlet.endTurn()
    for (let count = 0; count < 2; count++) outlet.leave()
    expect(outlet.sizes).toEqual([64_000, 16_000])
  })

  it('writes a large chunk by itself, as the very bytes that were sent', () => {
    const large = [bytes(8 * 1024), bytes(70_000)]
    for (const chunk of [bytes(600), ...large, bytes(1), bytes(2)]) queue.send(chunk)
    outlet.endTurn()
    for (let count = 0; count < 3; count++) outlet.leave()
    expect(outlet.sizes).toEqual([600, 8 * 1024, 70_000, 3])
    expect(outlet.writes.slice(1, 3).every((chunk, at) => chunk === large[at])).toBe(true)
  })

  it('writes nothing for nothing', () => {
    queue.send(bytes(0))
    outlet.endTurn()
    expect(outlet.writes).toEqual([])
  })

  it('holds its limit, and gives up one byte past it', () => {
    queue.send(bytes(limits.sendQueue.hard.value - 1))
    outlet.endTurn()
    queue.send(bytes(1))
    expect([queue.waiting, outlet.slowness]).toEqual([limits.sendQueue.hard.value, 0])
    queue.send(bytes(1))
    expect(outlet.slowness).toBe(1)
  })

  it('has room again when bytes have left', () => {
    queue.send(bytes(limits.sendQueue.hard.value))
    outlet.endTurn()
    outlet.leave()
    expect(queue.waiting).toBe(0)
    queue.send(bytes(limits.sendQueue.hard.value))
    expect(outlet.slowness).toBe(0)
  })

  it('takes and writes nothing more once it gave up, and gives up once', () => {
    queue.send(bytes(limits.sendQueue.hard.value))
    queue.send(bytes(1))
    queue.send(bytes(1))
    outlet.endTurn()
    expect([outlet.slowness, outlet.writes.length]).toEqual([1, 0])
  })

  it('gives up when a write has not left in time', () => {
    queue.send(bytes(1))
    outlet.endTurn()
    clock.advance(limits.sendStall - 1)
    expect(outlet.slowness).toBe(0)
    clock.advance(1)
    expect(outlet.slowness).toBe(1)
  })

  it('counts the time anew with every write that leaves', () => {
    queue.send(bytes(1))
    outlet.endTurn()
    clock.advance(limits.sendStall - 1)
    queue.send(bytes(2))
    outlet.leave()
    clock.advance(limits.sendStall - 1)
    expect(outlet.slowness).toBe(0)
    clock.advance(1)
    expect(outlet.slowness).toBe(1)
  })

  it('is never slow while nothing waits', () => {
    queue.send(bytes(1))
    outlet.endTurn()
    outlet.leave()
    clock.advance(limits.sendStall * 3)
    queue.send(bytes(1))
    outlet.endTurn()
    clock.advance(limits.sendStall - 1)
    expect(outlet.slowness).toBe(0)
  })

  it('says when the last byte has left, once it was ended', () => {
    let empty = 0
    queue.send(bytes(1))
    queue.end(() => empty++)
    queue.end(() => empty++)
    queue.send(bytes(5))
    outlet.endTurn()
    expect(empty).toBe(0)
    outlet.leave()
    expect([empty, outlet.sizes]).toEqual([1, [1]])
  })

  it('says so too where nothing waited, but not from inside the call', () => {
    let empty = 0
    queue.end(() => empty++)
    expect(empty).toBe(0)
    outlet.endTurn()
    expect(empty).toBe(1)
  })

  it('gives up on a reader who does not take the last bytes', () => {
    queue.send(bytes(1))
    queue.end(() => {})
    outlet.endTurn()
    clock.advance(limits.sendStall)
    expect(outlet.slowness).toBe(1)
  })

  it('is silent once it is closed', () => {
    let empty = 0
    queue.send(bytes(1))
    outlet.endTurn()
    queue.send(bytes(1))
    queue.close()
    queue.end(() => empty++)
    outlet.leave()
    outlet.endTurn()
    clock.advance(limits.sendStall)
    expect([outlet.sizes, outlet.slowness, empty, queue.waiting]).toEqual([[1], 0, 0, 0])
  })

  it('keeps to the bounds it is given', () => {
    queue.bound({ most: 10, stall: 1_000, pool: null })
    queue.send(bytes(10))
    outlet.endTurn()
    clock.advance(999)
    expect(outlet.slowness).toBe(0)
    queue.send(bytes(1))
    expect(outlet.slowness).toBe(1)
  })

  it('counts nothing that it was told to spare, and all that is sent after', () => {
    queue.bound({ most: 10, stall: 1_000, pool: null })
    queue.send(bytes(10))
    queue.spare()
    queue.send(bytes(10))
    expect([queue.waiting, queue.counted, outlet.slowness]).toEqual([20, 10, 0])
    outlet.endTurn()
    outlet.leave()
    expect([queue.counted, outlet.slowness]).toEqual([0, 0])
    queue.send(bytes(10))
    expect(outlet.slowness).toBe(0)
    queue.send(bytes(1))
    expect(outlet.slowness).toBe(1)
  })

  it('gives up in the time it is given', () => {
    queue.bound({ most: 10, stall: 1_000, pool: null })
    queue.send(bytes(10))
    outlet.endTurn()
    clock.advance(1_000)
    expect(outlet.slowness).toBe(1)
    queue.giveUp()
    expect(outlet.slowness).toBe(1)
  })

  it('watches nothing any more when it is closed', () => {
    queue.send(bytes(10))
    outlet.endTurn()
    queue.close()
    expect(clock.timersLeft).toBe(0)
  })

  it('says once when as little waits as was asked for', () => {
    let low = 0
    for (let count = 0; count < 3; count++) queue.send(bytes(60_000))
    queue.drained(60_000, () => low++)
    outlet.endTurn()
    outlet.leave()
    expect([queue.waiting, low]).toEqual([120_000, 0])
    outlet.leave()
    expect([queue.waiting, low]).toEqual([60_000, 1])
    outlet.leave()
    expect(low).toBe(1)
  })

  it('has one write under way also when more is sent as soon as little waits', () => {
    for (let count = 0; count < 3; count++) queue.send(bytes(60_000))
    queue.drained(120_000, () => queue.send(bytes(5)))
    outlet.endTurn()
    outlet.leave()
    outlet.endTurn()
    expect(outlet.sizes).toEqual([60_000, 60_000])
    outlet.leave()
    outlet.leave()
    expect(outlet.sizes).toEqual([60_000, 60_000, 60_000, 5])
  })
})
