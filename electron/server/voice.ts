import type { Event } from '../../shared/events.ts'
import type { Dialect, Said } from '../dialects/dialect.ts'
import type { PacedLink } from '../wire/link.ts'
import type { Host } from './host.ts'
import { Lag } from './lag.ts'
import type { Participant } from './participant.ts'

interface VoiceParts {
  readonly link: PacedLink
  readonly dialect: Dialect
  readonly host: Host
}

/**
 * Says events to one reader in its language, and less to one who reads slowly.
 * 1. `tell` MUST NOT wait, and in the usual case costs no more than a comparison beside the sending.
 * 2. Nobody MUST be cut for what their own login tells: where many people are known, that is more than may wait.
 */
export class Voice {
  /** Whose it is, from the login on. */
  reader: Participant | null = null
  private readonly lag: Lag
  private isLagging = false
  /** Nothing is said any more. */
  isOver = false
  private whenDrained: (() => void) | null = null
  /** bytes that may wait before the reader lags. */
  private readonly soft: number
  /** bytes that may wait when the reader has come up: so few that nobody lags and comes up with every message. */
  private readonly low: number

  constructor(private readonly parts: VoiceParts) {
    const { link, dialect, host } = parts
    link.bound(host.sendBounds)
    this.lag = new Lag(host.people)
    this.soft = dialect.catchesUp ? host.limits.sendQueue.soft : Infinity
    this.low = host.limits.sendQueue.soft / 4
  }

  tell(event: Event): void {
    if (this.isLagging && this.holds(event)) return
    this.say(event)
  }

  /** Tells a login in full: how much may wait, for this reader and for all together, counts from there. */
  tellLogin(events: readonly Event[]): void {
    const { host, link } = this.parts
    const { sendBounds } = host
    link.bound({ ...sendBounds, most: Infinity, pool: null })
    for (const event of events) this.tell(event)
    link.spare()
    link.bound(sendBounds)
  }

  /** Tells events in one piece; one by one to a reader who lags, who is not told them all. */
  tellEach(events: readonly Event[]): void {
    if (!this.isLagging) return this.send(this.parts.dialect.sayEach(events))
    for (const event of events) this.tell(event)
  }

  /** Tells messages of one room in one piece; one by one to a reader who lags, who is not told them all. */
  tellAll(said: Said): void {
    if (!this.isLagging) return this.send(this.parts.dialect.sayAll(said))
    for (const message of said.messages) this.tell(message)
  }

  /** Resolves when most of what waits has left, or nothing more will. MUST be asked by one at a time. */
  drained(): Promise<void> {
    if (this.isOver || this.parts.link.waiting <= this.low) return Promise.resolve()
    return new Promise((resolve) => {
      this.whenDrained = resolve
      this.watch()
    })
  }

  /** It says nothing any more: nobody need wait for it. */
  end(): void {
    this.isOver = true
    this.whenDrained?.()
  }

  /** Says it, whatever waits. */
  private say(event: Event): void {
    this.send(this.parts.dialect.say(event))
  }

  private send(bytes: Uint8Array | null): void {
    if (!bytes) return
    const { link } = this.parts
    link.send(bytes)
    if (link.waiting > this.soft) this.fallBehind()
  }

  private holds(event: Event): boolean {
    if (!this.reader) return false
    if (this.lag.holds(event, this.reader.id)) return true
    for (const one of this.lag.before(event)) this.say(one)
    return false
  }

  private fallBehind(): void {
    if (this.isLagging) return
    this.isLagging = true
    this.parts.host.log.info('lagging', { person: this.reader?.id ?? '' })
    this.watch()
  }

  private watch(): void {
    this.parts.link.drained(this.low, () => {
      if (this.isLagging) this.comeUp()
      this.whenDrained?.()
    })
  }

  private comeUp(): void {
    this.isLagging = false
    if (this.reader) for (const event of this.lag.release(this.reader)) this.tell(event)
  }
}
