import { describe, expect, it } from 'vitest'
import { settings } from '../../shared/limit-settings.ts'
import { limits } from '../../shared/limits.ts'
import { changedLimits, hostLimits } from './host-limits.ts'

describe('the limits of a host', () => {
  it('are the usual ones where nothing is said', () => {
    expect(hostLimits()).toMatchObject({
      connections: 1_000,
      perAddress: 16,
      messages: { burst: 10, perSecond: 2 },
      rooms: 500,
    })
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
    expect(changed.requests).toEqual({ burst: 100, perSecond: 30 })
  })

  it.each(settings)('keep $name from the least to the most, and take what is past either to it', (setting) => {
    const { name, range } = setting
    const given = (value: number) => valueOf(hostLimits(changedLimits(new Map([[name, value]]))), name)
    const [least, most] = range
    expect([least - 1, least, most, most + 1].map(given)).toEqual([least, least, most, most])
  })

  it('have a range only where a host keeps them', () => {
    const ranged = JSON.stringify(limits).match(/"range"/g)
    expect(settings).toHaveLength(ranged?.length ?? 0)
  })

  it('let a thousand clients of one address talk at full speed', () => {
    const most = new Map(settings.map(({ name, range }) => [name, range[1]]))
    const raised = hostLimits(changedLimits(most))
    expect(Math.min(raised.connections, raised.perAddress, raised.unauthenticatedPerAddress)).toBeGreaterThan(1_000)
    expect(Math.min(raised.messages.perSecond, raised.newPerAddress.perMinute)).toBe(1_000_000)
  })
})

function valueOf(kept: object, name: string): unknown {
  const [row = '', part] = name.split('.')
  const limit: unknown = Object.entries(kept).find(([key]) => key === row)?.[1]
  return part === undefined ? limit : Object.entries(limit as object).find(([key]) => key === part)?.[1]
}
