import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { WakeWatch } from './wake-watch.ts'

describe('the watch over sleep and network', () => {
  const woken = vi.fn()
  let clock: FakeClock
  let jumped: number
  let addresses: string[]
  let watch: WakeWatch

  beforeEach(() => {
    woken.mockReset()
    clock = new FakeClock()
    jumped = 0
    addresses = ['192.168.1.20', 'fe80::1%eth0']
    const jumping = {
      now: () => clock.now() + jumped,
      uptime: () => clock.uptime(),
      after: clock.after.bind(clock),
    }
    watch = new WakeWatch({ clock: jumping, addresses: () => addresses, woken })
  })

  it('says nothing as long as nothing happens', () => {
    clock.advance(3_600_000)
    expect(woken).not.toHaveBeenCalled()
  })

  it('says once that the computer slept: timers stood still, and the time of day went on', () => {
    jumped = 8 * 3_600_000
    clock.advance(60_000)
    expect(woken).toHaveBeenCalledOnce()
  })

  it('says nothing where the time of day was put back, or a little ahead', () => {
    jumped = -3_600_000
    clock.advance(60_000)
    jumped += 5_000
    clock.advance(60_000)
    expect(woken).not.toHaveBeenCalled()
  })

  it('says that the network changed, in whatever order its addresses are told', () => {
    addresses.reverse()
    clock.advance(60_000)
    expect(woken).not.toHaveBeenCalled()
    addresses = ['10.0.0.7']
    clock.advance(60_000)
    expect(woken).toHaveBeenCalledOnce()
  })

  it('leaves nothing behind when it is stopped', () => {
    watch.stop()
    expect(clock.timersLeft).toBe(0)
  })
})
