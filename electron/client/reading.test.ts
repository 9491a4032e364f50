import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { Reading } from './reading.ts'

let clock: FakeClock
let told: string[]
let reading: Reading

beforeEach(() => {
  clock = new FakeClock()
  told = []
  reading = new Reading(clock, (room, seq) => told.push(`${room} ${seq}`))
})

describe('how far a room is read', () => {
  it('is told at once', () => {
    reading.tell('room-tea', 1)
    reading.tell('room-lobby', 1)
    expect(told).toEqual(['room-tea 1', 'room-lobby 1'])
  })

  it('is told twice a second at most, the newest alone, however fast somebody reads', () => {
    for (let seq = 1; seq <= 60; seq++) {
      reading.tell('room-tea', seq)
      clock.advance(17)
    }
    clock.advance(500)
    expect(told).toEqual(['room-tea 1', 'room-tea 30', 'room-tea 59', 'room-tea 60'])
    clock.advance(500)
    expect(clock.timersLeft).toBe(0)
  })

  it('is told before a goodbye', () => {
    reading.tell('room-tea', 1)
    reading.tell('room-tea', 2)
    reading.flush()
    expect([told, clock.timersLeft]).toEqual([['room-tea 1', 'room-tea 2'], 0])
  })

  it('is not told to a connection that is gone', () => {
    reading.tell('room-tea', 1)
    reading.tell('room-tea', 2)
    reading.stop()
    clock.advance(1_000)
    expect([told, clock.timersLeft]).toEqual([['room-tea 1'], 0])
  })
})
