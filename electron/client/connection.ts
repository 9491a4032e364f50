import type { Answer, Ask } from '../../shared/bridge.ts'
import type { Clock } from '../../shared/clock.ts'
import { protocolName, revision, type Command } from '../../shared/commands.ts'
import type { Event, EventType } from '../../shared/events.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { limits } from '../../shared/limits.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { Message } from '../../shared/model.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, type Result } from '../../shared/result.ts'
import { encodeCommand, EventReader } from '../wire/framed-client.ts'
import type { Link } from '../wire/link.ts'
import { Heartbeat, type HeartbeatTimes } from '../wire/heartbeat.ts'
import { overflows } from './bounds.ts'
import { CatchUp, withoutGap } from './catch-up.ts'
import { Login } from './login.ts'
import type { Page, PageAsk } from './page.ts'
import { Requests } from './requests.ts'
import { resume } from './resume.ts'

/** ms, all of them. */
export interface ConnectionTimes extends HeartbeatTimes {
  /** For the host's answer when this computer woke up or changed its network. */
  readonly probe: number
  /** From connected to told in full. */
  readonly login: number
  /** For the answer to a request. */
  readonly answer: number
  /** For the last bytes of a connection that is left. */
  readonly farewell: number
}

/** What people need; tests may need less. */
export const usualTimes: ConnectionTimes = {
  pingAfter: limits.pingAfter,
  deadAfter: limits.deadAfter,
  probe: 4_000,
  login: limits.login,
  answer: 10_000,
  farewell: 1_000,
}

/** bytes, some thousand messages. */
const stride = 256 * 1024

/** What is told in a login alone. */
const ofLogin: ReadonlySet<EventType> = new Set(['welcome', 'everyone', 'ready'])

/** Who says hello. */
export interface Greeting {
  readonly name: string
  /** The program and its version, such as `hearth/0.1.0`. */
  readonly agent: string
}

/** What a connection tells its one holder. */
export interface ConnectionListener {
  /** What was held of this host before: what is missing since then is fetched before `ready`. */
  held(): Mirror
  /** Before `ready`: what was missing, and what is said meanwhile. The fresh mirror has it already. */
  early(messages: readonly Message[], fresh: Mirror): void
  /** The login is told in full, and nothing is missing. */
  ready(fresh: Mirror): void
  /** Something happened, after `ready`. Heartbeats and answers to `ask` are not told. */
  event(event: Event): void
  /** It is over, and why. Called at most once, last; never after `leave`. */
  ended(why: Refusal): void
}

/**
 * One login at one host over one link. The host is a stranger: whatever it sends must fit.
 * 1. MUST tell `ready` before any event, and once.
 * 2. MUST end at the first bytes that are no events: the stream has no place to start anew.
 * 3. MUST answer every `ask`, also when the link is cut.
 * 4. MUST end where the host makes a client hold more than its bounds.
 */
export class Connection {
  private readonly reader = new EventReader()
  private readonly requests: Requests
  private readonly heartbeat: Heartbeat
  private cancelDeadline: () => void = () => undefined
  private cancelFarewell: () => void = () => undefined
  private login: Login | null = new Login()
  private catchUp: CatchUp | null = null
  private over = false
  /** bytes that were heard since all that is held was counted. */
  private unweighed = 0
  private closed: () => void = () => undefined
  /** The link is closed: nothing of this connection is left. */
  readonly gone = new Promise<void>((resolve) => (this.closed = resolve))

  constructor(
    private readonly link: Link,
    private readonly clock: Clock,
    private readonly times: ConnectionTimes,
    private readonly listener: ConnectionListener,
  ) {
    this.requests = new Requests(clock, times.answer, (command) => this.send(command))
    this.heartbeat = new Heartbeat(clock, times, {
      ping: () => this.send({ type: 'ping', token: 0 }),
      dead: () => this.breakOff('idle'),
    })
  }

  /** Begins the login. */
  greet(greeting: Greeting): void {
    this.cancelDeadline = this.clock.after(this.times.login, () => this.breakOff('login-late'))
    this.send({ type: 'hello', protocol: protocolName, revision, ...greeting, capabilities: [] })
    this.link.listen({ bytes: (chunk) => this.read(chunk), closed: (why) => this.close(why) })
  }

  /** Sends a command that no request number goes with. */
  send(command: Command): void {
    if (!this.over) this.link.send(encodeCommand(command))
  }

  /** Asks the host; `offline` before `ready`, `lost` where the connection ends first. Never rejects. */
  ask(ask: Ask): Promise<Result<Answer, Refusal>> {
    if (this.over || this.login) return Promise.resolve(fail(refusal('offline')))
    return this.requests.ask(ask)
  }

  /** Asks for a page of history. Never rejects. */
  page(ask: PageAsk): Promise<Result<Page, Refusal>> {
    return this.over ? Promise.resolve(fail(refusal('offline'))) : this.requests.page(ask)
  }

  /** Makes sure that the host is still there, after a sleep or a change of network. */
  probe(): void {
    this.heartbeat.probe(this.times.probe)
  }

  /** Says goodbye and closes; `gone` settles when that is done. */
  leave(): void {
    this.send({ type: 'bye' })
    this.finish(refusal('offline'))
    this.link.end()
    this.cancelFarewell = this.clock.after(this.times.farewell, () => this.link.destroy('lost'))
  }

  /** The host broke a rule: closes at once, and tells why. */
  breakOff(why: RefusalCode): void {
    this.link.destroy(why)
    this.tell(why)
  }

  private read(chunk: Uint8Array): void {
    if (this.over) return
    this.heartbeat.heard()
    this.requests.heard()
    const events = this.reader.read(chunk)
    if (!events.ok) return this.breakOff(this.login?.nonsense(events.error) ?? events.error)
    for (const event of events.value) this.hear(event)
    this.weigh(chunk.length)
  }

  /** All that is held is counted once for so many bytes: to count it for each event would cost more than the events. */
  private weigh(bytes: number): void {
    this.unweighed += bytes
    if (this.over || this.unweighed < stride) return
    this.unweighed = 0
    if (overflows(this.login?.mirror ?? this.listener.held())) this.breakOff('frame-bad')
  }

  private hear(event: Event): void {
    // the one before may have been the last
    if (this.over) return
    if (event.type === 'ping') this.send({ type: 'pong', token: event.token })
    else if (event.type === 'bye') this.end(event.code)
    else if (this.requests.hear(event)) return
    else if (this.login) this.hearLogin(this.login, event)
    else if (ofLogin.has(event.type)) this.breakOff('frame-bad')
    else this.listener.event(event)
  }

  private hearLogin(login: Login, event: Event): void {
    if (event.type === 'refused') return this.end(event.code)
    const heard = withoutGap(login.mirror, event)
    const step = login.hear(heard)
    if (step === 'more') {
      if (heard.type === 'message') this.listener.early([heard], login.mirror)
      return
    }
    if (step !== 'ready') return this.breakOff(step)
    this.cancelDeadline()
    void this.fetchMissing(login)
  }

  /** What was said meanwhile is fetched before anybody is told: a room is never shown with a hole in it. */
  private async fetchMissing({ mirror }: Login): Promise<void> {
    resume(mirror, this.listener.held())
    this.catchUp = new CatchUp(mirror, {
      clock: this.clock,
      page: (ask) => this.page(ask),
      take: (page) => {
        apply(mirror, page)
        this.listener.early(page.messages, mirror)
      },
    })
    const problem = await this.catchUp.everything()
    if (this.over) return
    if (problem) return this.breakOff(problem.code)
    this.login = null
    this.listener.ready(mirror)
  }

  /** The host said why it is over. */
  private end(why: RefusalCode): void {
    this.link.end()
    this.tell(why)
  }

  private close(why: RefusalCode | null): void {
    this.tell(why ?? 'lost')
    this.cancelFarewell()
    this.closed()
  }

  private tell(why: RefusalCode): void {
    if (this.over) return
    this.finish(refusal('lost'))
    this.listener.ended(refusal(why))
  }

  private finish(unanswered: Refusal): void {
    this.over = true
    this.heartbeat.stop()
    this.cancelDeadline()
    this.requests.end(unanswered)
    this.catchUp?.stop()
  }
}
