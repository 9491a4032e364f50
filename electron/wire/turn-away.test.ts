import { afterEach, describe, expect, it } from 'vitest'
import { Ground } from './ground.ts'
import { systemClock } from './system-clock.ts'
import { lookAtKey } from './tls.ts'

const ground = new Ground()

afterEach(() => ground.clear())

describe('a client that is turned away before any handshake', () => {
  it.each(['host-full', 'address-full', 'address-fast', 'address-banned', 'stopping'] as const)(
    'hears why: %s',
    async (why) => {
      const { port, arrivals } = await ground.listening()
      const looking = lookAtKey({ host: '127.0.0.1', port, clock: systemClock, timeout: 10_000 })
      ;(await arrivals.next()).refuse(why)
      expect(await looking).toEqual({ ok: false, error: { code: why } })
    },
  )
})
