import { describe, expect, it } from 'vitest'
import { hostLimits } from './host-limits.ts'
import { fitted, openFiles } from './open-files.ts'

describe('the limit of open files', () => {
  it.runIf(process.platform !== 'win32')('is known where the system has one', () => {
    expect(openFiles()).toBeGreaterThan(0)
  })

  const usual = hostLimits()

  it('changes nothing where there is none, or enough', () => {
    expect(fitted(usual, null)).toEqual(usual)
    expect(fitted(usual, 64 + 1_000 + 64)).toEqual(usual)
  })

  it('lowers the caps where there are too few, so that some are left for the host itself', () => {
    const { connections, unauthenticated } = fitted(usual, 64 + 1_000 + 63)
    expect([connections, unauthenticated]).toEqual([999, 64])
    const small = fitted(usual, 256)
    expect(small.connections + small.unauthenticated).toBe(256 - 64)
    const least = fitted(usual, 10)
    expect([least.connections, least.unauthenticated]).toEqual([1, 1])
  })
})
