import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { FakeClock } from '../../shared/fake-clock.ts'
import { dialClear, dialTls } from './carriers/dial.ts'
import { InsideTls } from './carriers/inside.ts'
import { newKey, opened } from './host.ts'
import type { Person } from './speech/person.ts'
import { frameOf } from './speech/frames.ts'

const many = 40
/** ms between two bytes: enough that a slow line looks alive. */
const drip = 5_000
/** ms by which a close may be seen late: the clock goes on while it is under way. */
const late = 4_000

const tlsHello = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])
const ping = frameOf({ type: 'ping', token: 1 })

function hello(name: string): Buffer {
  return frameOf({ type: 'hello', protocol: 'hearth', revision, name, capabilities: [] })
}

async function secured(port: number): Promise<Duplex> {
  return dialTls(await dialClear(port), await newKey(), null)
}

async function loggedIn(port: number, number: number): Promise<Duplex> {
  const socket = await secured(port)
  socket.write(hello(`Loris-${number}`))
  await once(socket, 'data')
  return socket
}

/** Sends byte after byte of something, and never the last. */
class Loris {
  closedAt: number | null = null
  private at = 0

  constructor(
    private readonly socket: Duplex,
    private readonly bytes: Buffer,
    clock: FakeClock,
  ) {
    socket.on('error', () => undefined).resume()
    socket.once('close', () => (this.closedAt = clock.uptime()))
  }

  drips(): void {
    if (this.closedAt === null && this.at < this.bytes.length - 1) {
      this.socket.write(this.bytes.subarray(this.at, ++this.at))
    }
  }
}

/** Lets time pass, a drip now and then, until all are closed; somebody else talks meanwhile. */
async function outlast(clock: FakeClock, slow: readonly Loris[], healthy: Person): Promise<void> {
  const open = (): boolean => slow.some(({ closedAt }) => closedAt === null)
  for (let passed = 0; open() && passed < 120_000; passed += 250) {
    if (passed % drip === 0) {
      for (const one of slow) one.drips()
      await healthy.posts('still here')
    }
    clock.advance(250)
    for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate)
  }
}

describe('F22: many slow clients, who send a byte now and then,', () => {
  it.each([
    ['in the TLS hello', 10_000, tlsHello, (port: number) => dialClear(port)],
    ['in the login', 15_000, hello('Loris'), secured],
    ['in a frame', 20_000, ping, loggedIn],
  ] as const)('%s are closed after %d ms, and disturb nobody', async (_where, deadline, bytes, dial) => {
    const clock = new FakeClock()
    const carrier = new InsideTls({ clock, limits: { unauthenticated: 1_000, messages: { burst: 100, perSecond: 1 } } })
    const host = await opened(carrier)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const slow: Loris[] = []
    for (let count = 0; count < many; count++) {
      slow.push(new Loris(await dial(carrier.host.running.port, count), bytes, clock))
    }
    const began = clock.uptime()
    await outlast(clock, slow, ali)
    const waits = slow.map(({ closedAt }) => (closedAt ?? Infinity) - began)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(deadline)
    expect(Math.max(...waits)).toBeLessThan(deadline + late)
    await sara.catchesUp()
    expect(sara.heard({ type: 'gone', person: ali.id })).toEqual([])
  })
})
