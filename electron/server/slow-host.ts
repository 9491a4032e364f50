import { FakeClock } from '../../shared/fake-clock.ts'
import type { Newcomers } from '../../shared/model.ts'
import { silentLog } from '../disk/log.ts'
import { hostLimits } from './host-limits.ts'
import { Host } from './host.ts'
import { Hub } from './hub.ts'
import { Reception } from './reception.ts'
import { restore } from './restore.ts'
import { SlowStore } from './slow-store.ts'
import { keyOf, settled, TestClient } from './test-client.ts'

const identity = { certificatePem: '', keyPem: '', keyHash: '' }

/** For tests: a host whose disk takes what it is given once it is let. */
export class SlowHost {
  readonly clock = new FakeClock()
  private readonly reception: Reception

  /** @param store what a host before it kept, where that matters. */
  constructor(
    readonly store = new SlowStore(),
    newcomers: Newcomers = 'read-all',
  ) {
    const limits = hostLimits({ perAddress: 100 })
    const { clock } = this
    const host = new Host({ name: 'Place', clock, limits, log: silentLog, store, newcomers })
    restore(host, store.kept)
    this.store.commit()
    this.reception = new Reception(new Hub(host), { identity, plain: true, clearFrames: false })
  }

  /** Somebody who connected with the key of this name, or as nobody. */
  visitor(name: string | null): TestClient {
    const key = name === null ? null : keyOf(name)
    return TestClient.connect({ attach: (link) => this.reception.meet(link) }, this.clock, key)
  }

  /** Lets the disk take what waits now, or the first of it. */
  async committed(count?: number): Promise<void> {
    this.store.commit(count)
    await settled()
  }

  /** Somebody who logged in; what the login told is forgotten already. */
  async person(name: string): Promise<TestClient> {
    const client = this.visitor(name)
    await client.hello(name)
    // their name, and then that they are in the lobby
    await this.committed()
    await this.committed()
    return client.fresh()
  }
}
