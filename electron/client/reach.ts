import type { Address } from '../../shared/address.ts'
import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Link } from '../wire/link.ts'
import { stopsTrying } from './reconnect.ts'

/** ms between one address and the next while none has answered: RFC 8305 (happy eyeballs). */
const stagger = 250

/** Of many failures the first of these is told: what a person must know, before what is only one address's mood. */
const telling: readonly RefusalCode[] = [
  'key-changed',
  'certificate-untrusted',
  'certificate-bad',
  'not-hearth',
  'tls-failed',
  'connection-refused',
]

export interface Reach {
  /** Likeliest first. */
  readonly addresses: readonly Address[]
  /** Connects to one of them; MUST NOT reject. */
  readonly dial: (address: Address, signal: AbortSignal) => Promise<Result<Link, Refusal>>
  readonly clock: Clock
  /** Gives up: the answer is then `offline`. */
  readonly signal: AbortSignal
}

export interface Reached {
  readonly address: Address
  readonly link: Link
}

/** Why no address answered. */
export interface Unreached {
  /** What a person must know first. */
  readonly why: Refusal
  /** Whether another try may go better: an address that stands for somebody else by now stops nobody from the others. */
  readonly passes: boolean
}

/** The first of a host's addresses that answers, within `limits.dial` in all. The others are let go. */
export function reach(wish: Reach): Promise<Result<Reached, Unreached>> {
  return new Promise((resolve) => new Race(wish, resolve).run())
}

class Race {
  private started = 0
  private over = false
  private readonly failures: Refusal[] = []
  private readonly running = new Set<AbortController>()
  private cancelStagger: () => void = () => undefined
  private cancelDeadline: () => void = () => undefined
  private readonly giveUp = (): void => this.finish(fail({ why: refusal('offline'), passes: true }))

  constructor(
    private readonly wish: Reach,
    private readonly resolve: (reached: Result<Reached, Unreached>) => void,
  ) {}

  run(): void {
    const { clock, signal } = this.wish
    if (signal.aborted) return this.giveUp()
    if (this.wish.addresses.length === 0) return this.fail(refusal('unreachable'))
    signal.addEventListener('abort', this.giveUp)
    this.cancelDeadline = clock.after(limits.dial, () => this.fail(refusal('timed-out')))
    this.startNext()
  }

  private startNext(): void {
    this.cancelStagger()
    const address = this.wish.addresses[this.started]
    if (!address) return
    this.started++
    this.cancelStagger = this.wish.clock.after(stagger, () => this.startNext())
    const stopper = new AbortController()
    this.running.add(stopper)
    void this.wish.dial(address, stopper.signal).then((dialled) => {
      this.running.delete(stopper)
      this.settle(address, dialled)
    })
  }

  private settle(address: Address, dialled: Result<Link, Refusal>): void {
    if (this.over) {
      if (dialled.ok) dialled.value.destroy('lost')
    } else if (dialled.ok) this.finish(ok({ address, link: dialled.value }))
    else if (this.running.size === 0 && this.started === this.wish.addresses.length) this.fail(dialled.error)
    else {
      this.failures.push(dialled.error)
      this.startNext()
    }
  }

  private fail(last: Refusal): void {
    const all = [...this.failures, last]
    const told = telling.map((code) => all.find((failure) => failure.code === code)).find((found) => found)
    this.finish(fail({ why: told ?? all[0] ?? last, passes: all.some(({ code }) => !stopsTrying(code)) }))
  }

  private finish(reached: Result<Reached, Unreached>): void {
    if (this.over) return
    this.over = true
    this.cancelStagger()
    this.cancelDeadline()
    this.wish.signal.removeEventListener('abort', this.giveUp)
    for (const stopper of this.running) stopper.abort()
    this.resolve(reached)
  }
}
