import { describe, expect, it } from 'vitest'
import { Throttle } from './throttle.ts'

describe('a throttle', () => {
  it('lets a burst through, and then says how long to wait', () => {
    const throttle = new Throttle({ burst: 3, perSecond: 2 })
    expect([0, 0, 0, 0].map((now) => throttle.take(now))).toEqual([0, 0, 0, 500])
    expect(throttle.take(100)).toBe(400)
    expect(throttle.take(500)).toBe(0)
    expect(throttle.take(500)).toBe(500)
  })

  it('never saves up more than the burst', () => {
    const throttle = new Throttle({ burst: 2, perMinute: 60 })
    expect([3_600_000, 3_600_000, 3_600_000].map((now) => throttle.take(now))).toEqual([0, 0, 1_000])
  })

  it('counts by the hour too', () => {
    const throttle = new Throttle({ burst: 1, perHour: 20 })
    expect([throttle.take(0), throttle.take(0)]).toEqual([0, 180_000])
  })

  it('is full again when its time has passed', () => {
    const throttle = new Throttle({ burst: 2, perSecond: 1 })
    expect(throttle.isFull(0)).toBe(true)
    throttle.take(0)
    expect(throttle.isFull(999)).toBe(false)
    expect(throttle.isFull(1_000)).toBe(true)
  })

  it('says how long to wait without taking', () => {
    const throttle = new Throttle({ burst: 1, perSecond: 1 })
    expect([throttle.wait(0), throttle.wait(0), throttle.take(0), throttle.wait(0)]).toEqual([0, 0, 0, 1_000])
  })

  it('lets more be taken than there is, and says when that is made up for', () => {
    const throttle = new Throttle({ burst: 100, perSecond: 10 })
    expect([throttle.owe(100, 0), throttle.owe(1, 0), throttle.owe(9, 0)]).toEqual([0, 100, 1_000])
    expect([throttle.take(1_000), throttle.take(1_100)]).toEqual([100, 0])
  })
})
