import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { PartialWatch } from './partial-watch.ts'

describe('the watch over what is unfinished', () => {
  let clock: FakeClock
  let told: string[]
  let watch: PartialWatch

  beforeEach(() => {
    clock = new FakeClock()
    told = []
    watch = new PartialWatch(
      clock,
      { lineSilence: 100, partialFrame: 20_000 },
      { silence: () => told.push('silence'), late: () => told.push('late') },
    )
  })

  it('calls late what drips in without an end', () => {
    for (let byte = 0; byte < 20; byte++) {
      watch.heard(false, true)
      clock.advance(1_000)
    }
    expect(told.filter((one) => one === 'late')).toHaveLength(1)
  })

  it('begins anew with each frame that ends', () => {
    for (let frame = 0; frame < 20; frame++) {
      watch.heard(true, true)
      clock.advance(10_000)
    }
    expect(told).not.toContain('late')
  })

  it('notices silence after the last byte, once', () => {
    watch.heard(false, true)
    clock.advance(99)
    watch.heard(false, true)
    clock.advance(99)
    expect(told).toEqual([])
    clock.advance(1)
    expect(told).toEqual(['silence'])
    clock.advance(1_000)
    expect(told).toEqual(['silence'])
  })

  it('has nothing to watch where nothing is unfinished', () => {
    watch.heard(false, true)
    watch.heard(true, false)
    clock.advance(1_000_000)
    expect(told).toEqual([])
  })

  it('tells nothing after it was stopped', () => {
    watch.heard(false, true)
    watch.stop()
    clock.advance(1_000_000)
    expect(told).toEqual([])
  })
})
