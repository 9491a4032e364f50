import { newClientId } from '../../shared/client-id.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { choose, type Choice } from '../dialects/choose.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { FramedDialect } from '../dialects/framed.ts'
import { PlainDialect } from '../dialects/plain.ts'
import type { Identity } from '../wire/identity.ts'
import type { FirstBytes, FreshLink } from '../wire/link.ts'
import type { Arrival } from '../wire/tcp.ts'
import type { TurnedAway } from '../wire/turn-away.ts'
import { Admission, type Ticket } from './admission.ts'
import type { KeptBan } from './store.ts'
import type { Hub } from './hub.ts'
import { Session } from './session.ts'
import { Throttle } from './throttle.ts'

/** Whom a host lets in. */
export interface DoorPolicy {
  readonly identity: Identity
  /** Plain text, in the clear and inside TLS. */
  readonly plain: boolean
  /** Frames in the clear, from guests: for tests alone. */
  readonly clearFrames: boolean
}

/** Log lines about strangers. */
const doorLines = { burst: 50, perSecond: 1 }

/** The doorway: finds out what each connection speaks, and lets it in or says why not. */
export class Reception {
  private readonly admission: Admission
  /** Links whose language is not known yet, or that are just being told why they cannot stay. */
  private readonly undecided = new Set<FreshLink>()
  private readonly lines = new Throttle(doorLines)
  private unwritten = 0
  private closed = false

  constructor(
    private readonly hub: Hub,
    private readonly policy: DoorPolicy,
  ) {
    const { clock, limits, store, strangers } = hub.host
    const memory = { kept: store.kept.bans, keep: (ban: KeptBan) => this.guard(this.keep(ban)) }
    this.admission = new Admission(clock, limits, memory, strangers)
  }

  /** Receives a connection that was just accepted. */
  receive(arrival: Arrival): void {
    this.guard(this.decide(arrival))
  }

  /** Receives a link that is secure already, or needs not be: its first bytes decide once more. */
  meet(link: FreshLink): void {
    const ticket = this.enter(link.peer.address)
    if (typeof ticket === 'string') link.destroy(ticket)
    else this.guard(this.chooseInside(link, ticket))
  }

  /** Lets nobody in any more, and drops whoever is not in yet. */
  close(): void {
    this.closed = true
    for (const link of this.undecided) link.destroy('stopping')
  }

  private async decide(arrival: Arrival): Promise<void> {
    const ticket = this.enter(arrival.address)
    if (typeof ticket === 'string') return arrival.refuse(ticket)
    const first = await arrival.first(this.silence(ticket))
    const choice = this.choice(first)
    if (choice === 'tls') return this.secure(arrival, ticket)
    if (choice !== null) return this.open(arrival.clear(), choice, ticket)
    this.log(endOf(first), arrival.address)
    if (first === null) ticket.failed()
    ticket.leave()
    arrival.drop()
  }

  private enter(address: string): Ticket | TurnedAway {
    const entered = this.closed ? 'stopping' : this.admission.enter(address)
    if (typeof entered === 'string') this.log('turned away', address, entered)
    return entered
  }

  private async secure(arrival: Arrival, ticket: Ticket): Promise<void> {
    const { clock, limits } = this.hub.host
    const link = await arrival.secure(this.policy.identity, ticket.since + limits.handshake - clock.uptime())
    if (link.ok) return this.chooseInside(link.value, ticket)
    this.log('no handshake', arrival.address, link.error)
    // whoever waits for a host that stands still gives up and dials again: all of that comes at once when it goes on
    if (link.error !== 'lost') ticket.failed()
    ticket.leave()
  }

  private async chooseInside(link: FreshLink, ticket: Ticket): Promise<void> {
    this.undecided.add(link)
    if (this.closed) link.destroy('stopping')
    const first = await link.first(this.silence(ticket))
    const choice = this.choice(first)
    this.undecided.delete(link)
    // TLS within TLS is nobody's language
    if (choice !== null && choice !== 'tls') return this.open(link, choice, ticket)
    this.log(endOf(first), link.peer.address)
    if (first !== 'closed') ticket.failed()
    this.end(link, ticket, 'login-late')
  }

  private open(link: FreshLink, choice: Exclude<Choice, 'tls'>, ticket: Ticket): void {
    if (this.closed) return this.end(link, ticket, 'stopping')
    if (choice === 'http') return this.end(link, ticket, 'not-hearth')
    const dialect = this.dialect(choice)
    const refusal = ticket.refusal ?? this.problem(link, choice)
    if (refusal) return this.farewell(link, dialect, refusal, ticket)
    const session = new Session({ link, dialect, ticket, host: this.hub.host }, this.hub)
    this.hub.add(session)
    session.begin()
  }

  private problem({ peer }: FreshLink, choice: 'framed' | 'plain'): RefusalCode | null {
    if (choice === 'plain') return this.policy.plain ? null : 'plain-off'
    if (!peer.secure) return this.policy.clearFrames ? null : 'tls-required'
    return peer.keyHash === null ? 'key-required' : null
  }

  /** Says why it cannot stay, in its own language. */
  private farewell(link: FreshLink, dialect: Dialect, code: RefusalCode, ticket: Ticket): void {
    this.log('refused', link.peer.address, code)
    const bytes = dialect.say({ type: 'bye', code })
    if (bytes) link.send(bytes)
    this.watch(link, ticket)
    link.end()
  }

  private end(link: FreshLink, ticket: Ticket, why: RefusalCode): void {
    this.watch(link, ticket)
    link.destroy(why)
  }

  private watch(link: FreshLink, ticket: Ticket): void {
    this.undecided.add(link)
    link.listen({
      bytes: () => undefined,
      closed: () => {
        this.undecided.delete(link)
        ticket.leave()
      },
    })
  }

  /** How long to wait for the first bytes: a late TLS hello MUST NOT be taken for plain text where none is let in. */
  private silence({ since }: Ticket): number {
    const { clock, limits } = this.hub.host
    return this.policy.plain ? limits.plainSilence : Math.max(0, since + limits.handshake - clock.uptime())
  }

  private choice(first: FirstBytes): Choice | null {
    return first === 'closed' || (first === null && !this.policy.plain) ? null : choose(first)
  }

  private dialect(choice: 'framed' | 'plain'): Dialect {
    if (choice === 'framed') return new FramedDialect()
    const { clock, name } = this.hub.host
    return new PlainDialect({ now: () => clock.now(), newId: newClientId, host: name })
  }

  private async keep(ban: KeptBan): Promise<void> {
    const { log, store } = this.hub.host
    log.warn('banned', { from: ban.subject })
    const kept = await store.keep({ type: 'ban', ...ban })
    if (!kept.ok) log.warn('a ban is not kept over a restart', { why: kept.error })
  }

  private guard(receiving: Promise<void>): void {
    receiving.catch((error: unknown) => this.hub.host.log.error('reception failed', { error: String(error) }))
  }

  /** Whoever floods the door floods the log too: past a rate, lines are counted instead of written. */
  private log(what: string, from: string, code: RefusalCode | '' = ''): void {
    if (this.lines.take(this.hub.host.clock.uptime()) > 0) {
      this.unwritten++
      return
    }
    this.hub.host.log.info(what, { from, ...(code && { code }), ...(this.unwritten && { unwritten: this.unwritten }) })
    this.unwritten = 0
  }
}

/** What became of a connection whose first bytes are nobody's language. */
function endOf(first: FirstBytes): string {
  if (first === 'closed') return 'left without a word'
  return first === null ? 'nothing came in time' : 'TLS within TLS'
}
