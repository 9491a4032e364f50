import type { Clock } from '../../shared/clock.ts'

/** ms between two looks. */
const every = 5_000
/** ms that the computer's clock may run ahead of that: past it, the computer slept, or this app stood still. */
const nap = 10_000

export interface WakeNeeds {
  readonly clock: Clock
  /** The addresses that this computer has now. */
  readonly addresses: () => readonly string[]
  /** The computer slept, or its network is another one: connections may be none any more. */
  readonly woken: () => void
}

/** Notices what no system tells everywhere: that the computer slept (not every Linux says so), and that its network changed. */
export class WakeWatch {
  private lookedAt: number
  private network: string
  private cancel: () => void = () => undefined

  constructor(private readonly needs: WakeNeeds) {
    this.lookedAt = needs.clock.now()
    this.network = this.seen()
    this.rest()
  }

  /** No look after this. */
  stop(): void {
    this.cancel()
  }

  private rest(): void {
    this.cancel = this.needs.clock.after(every, () => this.look())
  }

  private look(): void {
    const { clock, woken } = this.needs
    const slept = clock.now() - this.lookedAt > every + nap
    const network = this.seen()
    const moved = network !== this.network
    this.lookedAt = clock.now()
    this.network = network
    this.rest()
    if (slept || moved) woken()
  }

  private seen(): string {
    return [...this.needs.addresses()].sort().join(' ')
  }
}
