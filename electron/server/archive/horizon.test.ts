import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { Horizon } from './horizon.ts'

const [hour, day] = [60 * 60_000, 24 * 60 * 60_000]
const year = 365 * day

describe('the time that is trusted', () => {
  let clock: FakeClock
  let horizon: Horizon
  let right: number

  beforeEach(() => {
    clock = new FakeClock()
    horizon = new Horizon(clock, clock.now() - day)
    right = clock.now()
  })

  /** Looks each hour, at a clock that is `ahead` of the right time; answers how far what it trusts is from that. */
  function looks(hours: number, ahead: (hour: number) => number): number[] {
    return Array.from({ length: hours }, (_, at) => {
      const wrong = ahead(at)
      clock.setBack(-wrong)
      const trusted = horizon.now()
      clock.setBack(wrong)
      clock.advance(hour)
      right += hour
      return trusted - (right - hour)
    })
  }

  it('goes on from what was kept, and follows the clock where that stayed for a day', () => {
    const trusted = looks(30, () => 0)
    expect(trusted.slice(0, 24)).toEqual(Array(24).fill(-day))
    expect(trusted.slice(24)).toEqual(Array(6).fill(0))
  })

  it('follows a clock that went ahead only when all that it said for a day was that far', () => {
    const trusted = looks(60, (at) => (at < 30 ? 0 : year))
    expect(trusted.slice(30, 54)).toEqual(Array(24).fill(0))
    expect(trusted.slice(54)).toEqual(Array(6).fill(year))
  })

  it('believes no two looks at a wrong clock, a day apart, where it was right in between', () => {
    expect(Math.max(...looks(60, (at) => (at % 26 === 1 ? year : 0)))).toBe(0)
  })

  it('is never later than the clock says', () => {
    const trusted = looks(60, (at) => (at < 50 ? 0 : -year))
    expect(trusted.slice(50)).toEqual(Array(10).fill(-year))
  })
})
