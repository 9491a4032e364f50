import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { Bans } from './bans.ts'
import type { KeptBan } from './store.ts'

const address = '192.0.2.1'

describe('bans', () => {
  let clock: FakeClock
  let kept: KeptBan[]
  let bans: Bans

  beforeEach(() => {
    clock = new FakeClock()
    kept = []
    bans = opened()
  })

  function opened(addresses: number = limits.ban.addresses): Bans {
    return new Bans(clock, { ...limits.ban, addresses }, (ban) => kept.push(ban))
  }

  function fail(times: number, from = address): void {
    for (let time = 0; time < times; time++) bans.failed(from)
  }

  it('begin with the tenth failure within two minutes, and not with the ninth', () => {
    fail(9)
    expect(bans.holds(address)).toBe(false)
    fail(1)
    expect(bans.holds(address)).toBe(true)
    expect(bans.holds('192.0.2.2')).toBe(false)
  })

  it('count what is less than two minutes old', () => {
    fail(1)
    clock.advance(limits.ban.within)
    fail(9)
    expect(bans.holds(address)).toBe(false)
    clock.advance(limits.ban.within - 1)
    fail(1)
    expect(bans.holds(address)).toBe(true)
  })

  it('end after five minutes, and begin anew from nothing', () => {
    fail(10)
    clock.advance(limits.ban.lasts - 1)
    expect(bans.holds(address)).toBe(true)
    clock.advance(1)
    expect(bans.holds(address)).toBe(false)
    fail(9)
    expect(bans.holds(address)).toBe(false)
  })

  it('are not for whoever logs in', () => {
    fail(9)
    bans.forgive(address)
    fail(9)
    expect(bans.holds(address)).toBe(false)
  })

  it('are kept, and taken up again for the time that is left', () => {
    fail(10)
    clock.advance(60_000)
    bans = opened()
    bans.restore(kept)
    clock.advance(limits.ban.lasts - 60_001)
    expect(bans.holds(address)).toBe(true)
    clock.advance(1)
    expect(bans.holds(address)).toBe(false)
  })

  it('last no longer because the wall clock was set back, and are over when it says so', () => {
    bans.restore([
      { subject: address, until: clock.now() + 365 * 86_400_000 },
      { subject: '192.0.2.2', until: clock.now() },
    ])
    expect([bans.holds(address), bans.holds('192.0.2.2')]).toEqual([true, false])
    clock.advance(limits.ban.lasts)
    expect(bans.holds(address)).toBe(false)
  })

  it('are remembered up to a number of addresses; past it the oldest is forgotten', () => {
    bans = opened(3)
    for (const last of [1, 2, 3]) fail(10, `10.0.0.${last}`)
    expect(bans.holds('10.0.0.1')).toBe(true)
    fail(10, '10.0.0.4')
    expect([1, 2, 3, 4].map((last) => bans.holds(`10.0.0.${last}`))).toEqual([false, true, true, true])
  })
})
