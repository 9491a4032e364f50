import type { Log } from '../../../electron/disk/log.ts'
import { silentLog } from '../../../electron/disk/log.ts'
import { Host } from '../../../electron/server/host.ts'
import { Hub } from '../../../electron/server/hub.ts'
import { hostLimits } from '../../../electron/server/host-limits.ts'
import { MemoryStore } from '../../../electron/server/memory-store.ts'
import { Reception } from '../../../electron/server/reception.ts'
import { restore } from '../../../electron/server/restore.ts'
import { keyOf, settled, TestClient } from '../../../electron/server/test-client.ts'
import { memoryPair } from '../../../electron/wire/memory.ts'
import { FakeClock } from '../../../shared/fake-clock.ts'
import type { Chance } from '../../protocol/chance.ts'
import { command } from '../../protocol/noise.ts'
import { noise } from './noise.ts'

const endless = { burst: 1_000_000, perSecond: 1_000_000 }

/** A host that hears noise, from strangers, from people inside, and from terminals. It must go on serving. */
export class HostTarget {
  readonly name = 'host'
  private readonly clock = new FakeClock()
  private readonly reception: Reception

  /** @param complain hears what the host itself calls an error: an exception that it had to catch is a bug. */
  constructor(
    private readonly chance: Chance,
    complain: (what: string) => void,
  ) {
    const log: Log = { ...silentLog, error: (what, facts) => complain(`${what} ${JSON.stringify(facts)}`) }
    const limits = hostLimits({
      perAddress: 5_000,
      newPerAddress: { burst: 1_000_000, perMinute: 60 },
      messages: endless,
      changes: endless,
      requests: endless,
      pages: endless,
    })
    const store = new MemoryStore()
    const host = new Host({ name: 'Place', clock: this.clock, limits, log, store, newcomers: 'read-all' })
    restore(host, store.kept)
    const identity = { certificatePem: '', keyPem: '', keyHash: '' }
    this.reception = new Reception(new Hub(host), { identity, plain: true, clearFrames: true })
  }

  /** One connection full of noise; answers how many pieces of it were sent. */
  async round(pieces: number): Promise<number> {
    const inside = this.chance.below(3) > 0
    const client = this.client(inside ? `noise-${this.chance.below(4)}` : null)
    if (inside) await client.hello(`noise-${this.chance.below(6)}`)
    const rooms = ['room-lobby', 'room-nowhere', `direct:key-${keyOf('noise-0')}+key-${keyOf('noise-1')}`]
    let sent = 0
    for (; sent < pieces && client.closed === undefined; sent++) {
      client.link.send(noise(this.chance, () => command(this.chance, rooms)))
      await settled()
      client.heard = []
    }
    client.link.destroy('lost')
    this.clock.advance(1_000)
    await settled()
    return sent
  }

  /** Whether somebody who means well is still served. */
  async serves(): Promise<boolean> {
    const client = this.client('good')
    await client.hello('good')
    await client.post('still served', `good-${this.chance.below(2 ** 31)}`)
    await settled()
    const served = client.of('message').length === 1
    client.link.destroy('lost')
    await settled()
    return served
  }

  private client(key: string | null): TestClient {
    const peer = { address: '127.0.0.1', secure: true, keyHash: key === null ? null : keyOf(key) }
    const [ours, theirs] = memoryPair(undefined, peer, this.clock)
    this.reception.meet(theirs)
    return new TestClient(ours)
  }
}
