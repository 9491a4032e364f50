import type { LookupFunction } from 'node:net'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { timelyLookup } from './lookup.ts'

describe('the lookup of a name', () => {
  let clock: FakeClock
  let answer: Parameters<LookupFunction>[2]
  const done = vi.fn()

  beforeEach(() => {
    clock = new FakeClock()
    done.mockReset()
    const find: LookupFunction = (_name, _options, found) => (answer = found)
    timelyLookup(clock, find)('host.test', { all: true }, done)
  })

  it('that is answered at its limit is answered, and leaves no timer behind', () => {
    clock.advance(limits.lookup - 1)
    answer(null, '10.0.0.7', 4)
    expect(done).toHaveBeenCalledExactlyOnceWith(null, '10.0.0.7', 4)
    expect(clock.timersLeft).toBe(0)
  })

  it('that takes longer is given up with a name of its own, and answered once', () => {
    clock.advance(limits.lookup)
    answer(null, '10.0.0.7', 4)
    expect(done).toHaveBeenCalledOnce()
    expect(done.mock.calls[0]?.[0]).toMatchObject({ code: 'ELOOKUPLATE' })
  })
})
