import { silentLog } from '../../../electron/disk/log.ts'
import { hostLimits } from '../../../electron/server/host-limits.ts'
import { Host } from '../../../electron/server/host.ts'
import { Hub } from '../../../electron/server/hub.ts'
import { Reception } from '../../../electron/server/reception.ts'
import { restore } from '../../../electron/server/restore.ts'
import type { Link } from '../../../electron/wire/link.ts'
import { memoryPair } from '../../../electron/wire/memory.ts'
import type { FakeClock } from '../../../shared/fake-clock.ts'
import type { DatabaseRoom } from '../check/evidence.ts'
import type { CrashingStore } from './crashing-store.ts'

const endless = { burst: 1_000_000, perSecond: 1_000_000 }
const limits = hostLimits({
  perAddress: 5_000,
  unauthenticatedPerAddress: 64,
  newPerAddress: { burst: 1_000_000, perMinute: 60 },
  messages: endless,
  changes: endless,
  requests: endless,
  pages: endless,
  refusals: endless,
  roomsMade: { burst: 1_000, perHour: 1 },
})

/** The real core of a host in this process, over a disk in memory: it can crash, and begin again on what was kept. */
export class SmallHost {
  private reception: Reception | null = null
  private readonly links = new Set<Link>()

  constructor(
    private readonly clock: FakeClock,
    readonly store: CrashingStore,
  ) {
    this.begin()
  }

  /** Takes in somebody who proved this key; null while the host is down. */
  accept(keyHash: string): Link | null {
    if (!this.reception) return null
    const peer = { address: 'memory', secure: true, keyHash }
    const [theirs, ours] = memoryPair({ address: 'memory', secure: true, keyHash: null }, peer, this.clock)
    this.links.add(theirs)
    this.reception.meet(ours)
    return theirs
  }

  /** Dies without a word, with all that was not committed. */
  async crash(): Promise<void> {
    this.reception = null
    for (const link of this.links) link.destroy('lost')
    this.links.clear()
    await this.store.crash()
  }

  /** Begins again. */
  begin(): void {
    if (this.reception) return
    const { clock, store } = this
    const host = new Host({ name: 'Place', clock, limits, log: silentLog, store, newcomers: 'read-all' })
    restore(host, store.kept)
    const identity = { certificatePem: '', keyPem: '', keyHash: '' }
    this.reception = new Reception(new Hub(host), { identity, plain: false, clearFrames: false })
  }

  /** What stands on its disk, as a checker reads it. */
  get rooms(): readonly DatabaseRoom[] {
    return this.store.kept.rooms.map(({ id, members }) => ({
      id,
      members: members.map(({ person }) => person),
      messages: this.store.rows.filter(({ room }) => room === id),
    }))
  }
}
