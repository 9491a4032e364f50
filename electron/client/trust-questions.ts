import { randomUUID } from 'node:crypto'
import { formatAddress, type Address } from '../../shared/address.ts'
import type { TrustQuestion } from '../../shared/bridge.ts'
import type { Clock } from '../../shared/clock.ts'
import { fingerprint } from '../wire/fingerprint.ts'

/** ms in which a person may compare a fingerprint. */
const patience = 10 * 60_000
/** Questions open at once: one dialog asks one. */
const most = 8

/** A key that was seen at an address, and that nobody trusts yet. */
export interface Stranger {
  readonly address: Address
  readonly keyHash: string
}

/** The questions that wait for a person's answer. Each is answered once, or expires. */
export class TrustQuestions {
  private readonly open = new Map<string, Stranger & { readonly askedAt: number }>()

  constructor(private readonly clock: Clock) {}

  /** The question to ask about this key. The oldest gives way where there are too many. */
  ask(stranger: Stranger): TrustQuestion {
    const id = randomUUID()
    this.open.set(id, { ...stranger, askedAt: this.clock.uptime() })
    const [oldest] = this.open.keys()
    if (this.open.size > most && oldest !== undefined) this.open.delete(oldest)
    return { id, address: formatAddress(stranger.address), fingerprint: fingerprint(stranger.keyHash) }
  }

  /** Whom the question was about; null where it expired or was answered. It cannot be taken again. */
  take(id: string): Stranger | null {
    const found = this.open.get(id)
    this.open.delete(id)
    return found && this.clock.uptime() - found.askedAt <= patience ? found : null
  }
}
