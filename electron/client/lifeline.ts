import type { Address } from '../../shared/address.ts'
import type { Answer, Ask, LinkState } from '../../shared/bridge.ts'
import type { Command } from '../../shared/commands.ts'
import type { Event } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { Message } from '../../shared/model.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { Trust } from '../wire/tls.ts'
import { Connection } from './connection.ts'
import { sameAddress } from './known-host.ts'
import { reach, type Reached, type Unreached } from './reach.ts'
import { retryWait, stopsTrying, strangerWait } from './reconnect.ts'
import type { Page, PageAsk } from './page.ts'
import type { Surroundings } from './surroundings.ts'

/** ms online after which a connection counts as a good one, and the waits begin small again. */
const steady = 10_000

/** Where a lifeline leads, read anew at each try. */
export interface Goal {
  readonly addresses: readonly Address[]
  readonly trust: Trust
  /** The name to say hello with. */
  readonly name: string
}

/** What a lifeline tells its one holder. */
export interface LifelineListener {
  /** How it stands has changed. `online` comes after `ready`. */
  changed(state: LinkState): void
  /** The host was reached here, and showed its key. */
  reached(address: Address): void
  /** What is held of the host now. */
  held(): Mirror
  /** Before `ready`: what was missing, and what is said meanwhile. */
  early(messages: readonly Message[], fresh: Mirror): void
  ready(fresh: Mirror): void
  event(event: Event): void
}

/** Keeps one connection to one host alive: tries again by itself, unless trying cannot mend it. */
export class Lifeline {
  private current: LinkState = { type: 'left' }
  private connection: Connection | null = null
  private attempt = new AbortController()
  private trying: readonly Address[] = []
  private tries = 0
  private onlineSince: number | null = null
  /** Since when the host is wanted and not there. */
  private awaySince = 0
  private cancelRetry: () => void = () => undefined
  private waiting: ((state: LinkState) => void)[] = []

  constructor(
    private readonly goal: () => Goal,
    private readonly surroundings: Surroundings,
    private readonly listener: LifelineListener,
  ) {}

  get state(): LinkState {
    return this.current
  }

  /** Connects now, whatever kept it from it; answers how that went: never `connecting`. */
  connect(): Promise<LinkState> {
    const { type } = this.current
    if (type === 'online') return Promise.resolve(this.current)
    this.beginAgain()
    if (type !== 'connecting') this.try()
    else if (this.knowsBetter()) this.restart()
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Gives up the try that is under way, and begins another. */
  restart(): void {
    void this.drop()
    this.try()
  }

  /** Says goodbye; the promise settles when nothing is left of the connection. */
  async leave(): Promise<void> {
    const gone = this.drop()
    this.become({ type: 'left' })
    await gone
  }

  /** This computer woke up, or its network changed: what waits is tried now, and what is online is made sure of. */
  wake(): void {
    this.beginAgain()
    if (this.current.type === 'online') this.connection?.probe()
    else if (this.current.type === 'waiting' || this.current.type === 'connecting') this.restart()
  }

  send(command: Command): void {
    this.connection?.send(command)
  }

  /** `offline` where there is no connection. */
  ask(ask: Ask): Promise<Result<Answer, Refusal>> {
    return this.connection?.ask(ask) ?? Promise.resolve(fail(refusal('offline')))
  }

  /** Asks for a page of history; `offline` where there is no connection. */
  page(ask: PageAsk): Promise<Result<Page, Refusal>> {
    return this.connection?.page(ask) ?? Promise.resolve(fail(refusal('offline')))
  }

  /** The holder cannot go on with this connection. */
  breakOff(why: RefusalCode): void {
    this.connection?.breakOff(why)
  }

  /** Whether the try that is under way has reached nobody, and there is an address that it does not know of. */
  private knowsBetter(): boolean {
    const isTried = (address: Address): boolean => this.trying.some((tried) => sameAddress(tried, address))
    return this.connection === null && !this.goal().addresses.every(isTried)
  }

  /** The waits begin small again. */
  private beginAgain(): void {
    this.tries = 0
    this.awaySince = this.surroundings.clock.uptime()
  }

  private try(): void {
    this.cancelRetry()
    this.attempt = new AbortController()
    const { signal } = this.attempt
    this.become({ type: 'connecting' })
    const { addresses } = this.goal()
    this.trying = addresses
    const dial = (address: Address, stop: AbortSignal) => this.dial(address, stop)
    void reach({ addresses, dial, clock: this.surroundings.clock, signal }).then((reached) => {
      if (signal.aborted) this.discard(reached)
      else if (reached.ok) this.open(reached.value)
      else this.fail(reached.error.why, reached.error.passes)
    })
  }

  private dial({ host, port }: Address, signal: AbortSignal) {
    const { clock, identity, dial } = this.surroundings
    return dial({ host, port, clock, identity, timeout: limits.dial, trust: this.goal().trust, signal })
  }

  private discard(reached: Result<Reached, Unreached>): void {
    if (reached.ok) reached.value.link.destroy('lost')
  }

  private open({ address, link }: Reached): void {
    const { clock, times, agent } = this.surroundings
    this.listener.reached(address)
    this.connection = new Connection(link, clock, times, {
      held: () => this.listener.held(),
      early: (messages, fresh) => this.listener.early(messages, fresh),
      ready: (fresh) => this.ready(fresh),
      event: (event) => this.listener.event(event),
      ended: (why) => this.fail(why),
    })
    this.connection.greet({ name: this.goal().name, agent })
  }

  private ready(fresh: Mirror): void {
    this.onlineSince = this.surroundings.clock.uptime()
    this.listener.ready(fresh)
    this.become({ type: 'online' })
  }

  /** @param passes another try may go better, whatever `why` says. */
  private fail(why: Refusal, passes = !stopsTrying(why.code)): void {
    const { clock, random } = this.surroundings
    this.connection = null
    if (this.onlineSince !== null && clock.uptime() - this.onlineSince >= steady) this.beginAgain()
    this.onlineSince = null
    if (!passes) return this.become({ type: 'stopped', refusal: why })
    const away = clock.uptime() - this.awaySince
    const wait = stopsTrying(why.code) ? strangerWait(random) : retryWait(this.tries++, away, random)
    this.cancelRetry = clock.after(wait, () => this.try())
    this.become({ type: 'waiting', refusal: why, retryAt: clock.now() + wait })
  }

  /** Lets go of whatever there is; nothing is heard of it any more. */
  private drop(): Promise<void> | undefined {
    this.cancelRetry()
    this.attempt.abort()
    this.onlineSince = null
    const connection = this.connection
    this.connection = null
    connection?.leave()
    return connection?.gone
  }

  private become(state: LinkState): void {
    this.current = state
    this.listener.changed(state)
    if (state.type === 'connecting') return
    for (const resolve of this.waiting.splice(0)) resolve(state)
  }
}
