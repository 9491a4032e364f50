import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { Pulse } from './pulse.ts'

describe('a pulse', () => {
  let clock: FakeClock
  let told: string[]
  let pulse: Pulse

  beforeEach(() => {
    clock = new FakeClock()
    told = []
    const acts = { ask: () => told.push('ask'), dead: () => told.push('dead') }
    pulse = new Pulse(clock, { pingAfter: 20_000, deadAfter: 45_000 }, acts)
  })

  it('asks once after the silence, and calls the peer dead when no answer comes', () => {
    clock.advance(19_999)
    expect(told).toEqual([])
    clock.advance(1)
    expect(told).toEqual(['ask'])
    clock.advance(24_999)
    expect(told).toEqual(['ask'])
    clock.advance(1)
    expect(told).toEqual(['ask', 'dead'])
    clock.advance(1_000_000)
    expect(told).toEqual(['ask', 'dead'])
  })

  it('counts the silence from the last byte', () => {
    clock.advance(15_000)
    pulse.heard()
    clock.advance(19_999)
    expect(told).toEqual([])
    clock.advance(1)
    expect(told).toEqual(['ask'])
  })

  it('asks anew after an answer', () => {
    clock.advance(20_001)
    pulse.heard()
    clock.advance(20_000)
    expect(told).toEqual(['ask', 'ask'])
    clock.advance(24_999)
    expect(told).toEqual(['ask', 'ask'])
    clock.advance(1)
    expect(told).toEqual(['ask', 'ask', 'dead'])
  })

  it('is quiet when it was stopped', () => {
    pulse.stop()
    clock.advance(100_000)
    expect(told).toEqual([])
  })
})
