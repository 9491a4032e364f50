import { describe, expect, it } from 'vitest'
import { retryWait, stopsTrying } from './reconnect.ts'

const most = () => 1

describe('the wait before the next try', () => {
  it('doubles from a quarter of a second to five seconds', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 1_000].map((tries) => retryWait(tries, 0, most))
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000])
  })

  it('grows to half a minute where the host is away for ten minutes, and no sooner', () => {
    const after = (away: number) => [0, 5, 6, 1_000].map((tries) => retryWait(tries, away, most))
    expect(after(599_999)).toEqual([250, 5_000, 5_000, 5_000])
    expect(after(600_000)).toEqual([250, 8_000, 16_000, 30_000])
  })

  it('is spread over its whole length, so that not everyone comes back at once', () => {
    expect([0, 0.5, 1].map((chance) => retryWait(2, 0, () => chance))).toEqual([0, 500, 1_000])
  })
})

describe('a refusal', () => {
  it.each(['name-taken', 'key-changed', 'protocol-old', 'replaced', 'certificate-untrusted'] as const)(
    'stops the trying where trying cannot mend it: %s',
    (code) => expect(stopsTrying(code)).toBe(true),
  )

  it.each(['lost', 'timed-out', 'connection-refused', 'unreachable', 'host-full', 'stopping', 'slow', 'idle'] as const)(
    'lets the client try again where it passes: %s',
    (code) => expect(stopsTrying(code)).toBe(false),
  )
})
