import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { hostLimits } from './host-limits.ts'

describe('the limits of a host', () => {
  it('are the usual ones where nothing is said', () => {
    expect(hostLimits()).toMatchObject({ connections: 1_000, perAddress: 16, messages: limits.messages, rooms: 500 })
  })

  it.each([
    [9, 10],
    [10, 10],
    [5_000, 5_000],
    [5_001, 5_000],
    [Number.POSITIVE_INFINITY, 5_000],
  ])('let %d connections be %d', (wanted, granted) => {
    expect(hostLimits({ connections: wanted }).connections).toBe(granted)
  })

  it('can be changed one by one', () => {
    const changed = hostLimits({ messages: { burst: 1, perSecond: 1 } })
    expect(changed.messages).toEqual({ burst: 1, perSecond: 1 })
    expect(changed.requests).toEqual(limits.requests)
  })
})
