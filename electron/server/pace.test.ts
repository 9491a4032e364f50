import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import type { Heard } from '../dialects/dialect.ts'
import { Pace, untilTold } from './pace.ts'
import { Throttle } from './throttle.ts'

describe('a pace', () => {
  let clock: FakeClock
  let throttle: Throttle
  let acts: string[]
  let pace: Pace
  let told: boolean
  let unheard: Heard[]

  beforeEach(() => {
    clock = new FakeClock()
    throttle = new Throttle({ burst: 2, perSecond: 1 })
    acts = []
    told = true
    unheard = []
    pace = new Pace(clock, 5_000, {
      wait: (heard) => {
        if (!told) return untilTold
        return tokenOf(heard) < 1_000 ? throttle.take(clock.uptime()) : 0
      },
      act: (heard) => acts.push(`did ${tokenOf(heard)}`),
      refuse: (heard, wait) => acts.push(`refused ${tokenOf(heard)} for ${wait}`),
      pause: () => acts.push('paused'),
      resume: () => acts.push('resumed'),
      more: () => unheard.splice(0, 1),
    })
  })

  function push(...tokens: number[]): void {
    for (const ping of pings(tokens)) pace.push(ping)
  }

  function pings(tokens: number[]): Heard[] {
    return tokens.map((token) => ({ type: 'command', command: { type: 'ping', token } }))
  }

  function fresh(): string[] {
    return acts.splice(0)
  }

  it('does at once what is within the rate', () => {
    push(1, 2)
    expect(acts).toEqual(['did 1', 'did 2'])
  })

  it('pauses for the next, and does it in its turn', () => {
    push(1, 2, 3)
    expect(fresh()).toEqual(['did 1', 'did 2', 'paused'])
    clock.advance(999)
    expect(fresh()).toEqual([])
    clock.advance(1)
    expect(fresh()).toEqual(['did 3', 'resumed'])
  })

  it('keeps the order, also of what needs no turn', () => {
    push(1, 2, 3, 1_000, 4)
    clock.advance(1_000)
    expect(fresh()).toEqual(['did 1', 'did 2', 'paused', 'did 3', 'did 1000', 'paused'])
    clock.advance(1_000)
    expect(fresh()).toEqual(['did 4', 'resumed'])
  })

  it('lets things wait for five seconds together, and refuses what would wait longer', () => {
    push(1, 2, 3, 4, 5, 6, 7, 8, 9)
    clock.advance(4_999)
    expect(fresh().filter((act) => act !== 'paused')).toEqual(['did 1', 'did 2', 'did 3', 'did 4', 'did 5', 'did 6'])
    clock.advance(1)
    expect(fresh()).toEqual(['did 7', 'refused 8 for 1000', 'refused 9 for 1000', 'resumed'])
  })

  it('hears the rest of what was read one by one in its turn, and lets it wait no longer than that', () => {
    unheard = pings([4, 5, 6, 7, 8, 9])
    push(1, 2, 3)
    clock.advance(999)
    expect([fresh(), unheard.length]).toEqual([['did 1', 'did 2', 'paused'], 6])
    clock.advance(1)
    expect([fresh(), unheard.length]).toEqual([['did 3', 'paused'], 5])
    clock.advance(4_000)
    expect(fresh().filter((act) => act !== 'paused')).toEqual([
      ...['did 4', 'did 5', 'did 6', 'did 7'],
      ...['refused 8 for 1000', 'refused 9 for 1000', 'resumed'],
    ])
  })

  it('refuses at once what would wait longer than five seconds', () => {
    throttle = new Throttle({ burst: 1, perMinute: 6 })
    push(1, 2)
    expect(fresh()).toEqual(['did 1', 'refused 2 for 10000'])
  })

  it('rests, and goes on when both the rest and all that waits are over', () => {
    pace.rest(1_500)
    push(1, 2, 3)
    clock.advance(1_000)
    expect(fresh()).toEqual(['paused', 'did 1', 'did 2', 'paused', 'did 3'])
    clock.advance(500)
    expect(fresh()).toEqual(['resumed'])
    push(4, 5)
    pace.rest(100)
    pace.rest(200)
    clock.advance(200)
    expect(fresh()).toEqual(['paused', 'paused', 'paused'])
    clock.advance(300)
    expect(fresh()).toEqual(['did 4', 'paused'])
  })

  it('rests for five seconds at most', () => {
    pace.rest(60_000)
    clock.advance(4_999)
    expect(fresh()).toEqual(['paused'])
    clock.advance(1)
    expect(fresh()).toEqual(['resumed'])
  })

  it('holds what has to wait for something, however long that takes', () => {
    told = false
    push(1, 2)
    clock.advance(60_000)
    pace.again()
    expect(fresh()).toEqual(['paused', 'paused'])
    told = true
    pace.again()
    pace.again()
    expect(fresh()).toEqual(['did 1', 'did 2', 'resumed'])
  })

  it('does nothing more once it is stopped', () => {
    push(1, 2, 3)
    pace.rest(1_000)
    pace.stop()
    fresh()
    clock.advance(10_000)
    expect([acts, clock.timersLeft]).toEqual([[], 0])
  })
})

function tokenOf(heard: Heard): number {
  return heard.type === 'command' && heard.command.type === 'ping' ? heard.command.token : 0
}
