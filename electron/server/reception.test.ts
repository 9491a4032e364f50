import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { fail } from '../../shared/result.ts'
import type { Facts } from '../disk/log.ts'
import { silentLog } from '../disk/log.ts'
import { memoryPair } from '../wire/memory.ts'
import type { Arrival } from '../wire/tcp.ts'
import { Host } from './host.ts'
import { hostLimits } from './host-limits.ts'
import { Hub } from './hub.ts'
import { MemoryStore } from './memory-store.ts'
import { Reception } from './reception.ts'
import { settled, TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

const identity = { certificatePem: '', keyPem: '', keyHash: '' }

describe('the doorway', () => {
  const lines: Facts[] = []
  const log = { ...silentLog, info: (what: string, facts: Facts = {}) => void lines.push({ what, ...facts }) }
  const host = hosting({ log, plain: false, limits: { newPerAddress: { burst: 5_000, perMinute: 60 } } })

  /** Frames in the clear: refused, and logged. */
  async function stranger(): Promise<TestClient> {
    const client = TestClient.connect(host.server, host.clock, null, false)
    await client.hello('Nobody')
    return client
  }

  it('writes so many lines about strangers, and then counts them', async () => {
    lines.length = 0
    for (let count = 0; count < 80; count++) await stranger()
    const refused = () => lines.filter(({ what }) => what === 'refused')
    expect(refused()).toHaveLength(50)
    host.clock.advance(1_000)
    await stranger()
    expect(refused().at(-1)).toEqual({ what: 'refused', from: 'memory', code: 'tls-required', unwritten: 30 })
  })

  it('writes that somebody left without a word, and of those who stay silent that nothing came', async () => {
    lines.length = 0
    const key = 'key'.padEnd(43, '2')
    TestClient.connect(host.server, host.clock, key).link.end()
    await settled()
    TestClient.connect(host.server, host.clock, key)
    host.clock.advance(10_000)
    await settled()
    expect(lines.map(({ what }) => what)).toEqual(['left without a word', 'nothing came in time'])
  })

  it('waits for the first byte where no plain text is let in, and then gives up', async () => {
    const slow = TestClient.connect(host.server, host.clock, 'key'.padEnd(43, '0'))
    host.clock.advance(9_999)
    await settled()
    expect(slow.closed).toBeUndefined()
    await slow.hello('Slow')
    expect(slow.types).toContain('ready')
    const silent = TestClient.connect(host.server, host.clock, 'key'.padEnd(43, '1'))
    host.clock.advance(10_000)
    await settled()
    expect(silent.closed).toBeNull()
  })
})

describe('an address from which connections come to nothing', () => {
  it.each([
    ['make no handshake', Uint8Array.of(0x16), 'tls-failed', 10],
    ['are silent', null, 'tls-failed', 10],
    ['leave, which is no fault', 'closed', 'tls-failed', Infinity],
    ['leave in their handshake, as from a host that stood still', Uint8Array.of(0x16), 'lost', Infinity],
  ] as const)('remembers those that %s', async (_what, first, problem, most) => {
    const refused: string[] = []
    const arrival = (): Arrival => ({
      address: '192.0.2.1',
      first: () => Promise.resolve(first),
      clear: () => memoryPair()[0],
      secure: () => Promise.resolve(fail(problem)),
      refuse: (why) => refused.push(why),
      drop: () => undefined,
    })
    const parts = { clock: new FakeClock(), limits: hostLimits(), log: silentLog, store: new MemoryStore() }
    const host = new Host({ ...parts, name: 'Place', newcomers: 'read-all' })
    const reception = new Reception(new Hub(host), { identity, plain: false, clearFrames: false })
    for (let count = 0; count < 12; count++) {
      reception.receive(arrival())
      await settled()
    }
    expect(refused).toEqual(most === Infinity ? [] : ['address-banned', 'address-banned'])
  })
})
