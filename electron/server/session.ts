import type { Clock } from '../../shared/clock.ts'
import type { Event } from '../../shared/events.ts'
import type { Parting } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Heard, Said } from '../dialects/dialect.ts'
import type { Heartbeat } from '../wire/heartbeat.ts'
import type { LinkListener } from '../wire/link.ts'
import { patient } from '../wire/patient-clock.ts'
import { isTheirFault } from './blame.ts'
import { AnswerLine } from './answer-line.ts'
import { guarded } from './guarded.ts'
import { Pace, untilTold } from './pace.ts'
import { PartialWatch } from './partial-watch.ts'
import type { Participant } from './participant.ts'
import { Probation } from './probation.ts'
import { pulse } from './pulse.ts'
import type { Answering, SessionActs } from './session-acts.ts'
import type { SessionParts } from './session-parts.ts'
import { Throttle } from './throttle.ts'
import { Voice } from './voice.ts'

/**
 * One connection of one person.
 * 1. Whatever a client sends MUST NOT throw past here: it costs that client alone.
 * 2. `tell` MUST NOT wait.
 * 3. What a client asks MUST be begun in its order, and at its rates.
 * 4. What a client asked before it left MUST be done before it counts as gone.
 */
export class Session implements LinkListener {
  /** Null until the login. */
  participant: Participant | null = null
  /** It said hello, and the answer is under way: a second hello is out of turn. */
  greeted = false
  /** What the peer proved in the TLS handshake; null for a guest, as every plain client is. */
  readonly keyHash: string | null
  readonly probation: Probation
  readonly line: AnswerLine
  private readonly partial: PartialWatch
  private readonly refusals: Throttle
  private readonly voice: Voice
  private readonly pace: Pace
  private heartbeat: Heartbeat | null = null
  private underWay = 0
  private isPaused = false
  private parting: Parting | null = null
  /** How it will part: the client has gone in good order, and what it asked is still to be done. */
  private leaving: Parting | null = null

  constructor(
    private readonly parts: SessionParts,
    private readonly acts: SessionActs,
  ) {
    const { dialect, host, link, ticket } = parts
    const guard = (act: () => void): void => this.guard(act)
    const clock = guarded(host.clock, guard)
    this.keyHash = dialect.name === 'plain' ? null : link.peer.keyHash
    this.refusals = new Throttle(host.limits.refusals)
    this.voice = new Voice(parts)
    this.line = new AnswerLine(this.voice)
    this.pace = this.newPace(clock)
    this.probation = new Probation(clock, host.limits, ticket.since, () => this.close('login-late'))
    this.partial = new PartialWatch(guarded(patient(host.clock), guard), host.limits, {
      silence: () => this.watch(this.listen('silence')),
      late: () => this.close('idle'),
    })
  }

  /** It is closed, or about to be: nothing may begin on it any more. */
  get isOver(): boolean {
    return this.parting !== null
  }

  /** Greets, and starts to hear. */
  begin(): void {
    const { dialect, link } = this.parts
    const greeting = dialect.greet()
    if (greeting) link.send(greeting)
    link.listen(this)
  }

  bytes(chunk: Uint8Array): void {
    if (this.parting) return
    this.heartbeat?.heard()
    if (!this.participant && !this.probation.heardBytes(chunk.length)) return this.close('rate-limited')
    const { clock, limits } = this.parts.host
    const rest = this.participant?.throttles.bytes.owe(Math.max(chunk.length, limits.leastPiece), clock.uptime()) ?? 0
    if (rest > 0) this.pace.rest(rest)
    this.watch(this.listen(chunk))
  }

  closed(why: RefusalCode | null): void {
    if (why === null) this.listen('finish')
    this.parts.ticket.leave()
    this.voice.end()
    // our own clients say bye before they leave; a terminal that is closed says nothing, and means no harm
    const parting = why === null && this.parts.dialect.name === 'plain' ? 'left' : 'lost'
    if (why === null && !this.parting && this.isBusy) {
      this.leaving = parting
      return
    }
    this.depart(parting)
    this.acts.closed(this)
  }

  /** Says an event in this client's language. After the end it says nothing. */
  tell(event: Event): void {
    if (!this.parting) this.voice.tell(event)
  }

  /** Says what a login tells. */
  tellLogin(events: readonly Event[]): void {
    if (!this.parting) this.voice.tellLogin(events)
  }

  /** Says several events in one piece. */
  tellEach(events: readonly Event[]): void {
    if (!this.parting) this.voice.tellEach(events)
  }

  /** Says what was said in a room. */
  hear(said: Said): void {
    if (!this.parting) this.voice.tellAll(said)
  }

  /** Says why something was not done. A client that is refused without end is closed. */
  refuse(code: RefusalCode, to: Answering = {}): void {
    this.parts.host.log.info('refused', { code, person: this.participant?.id ?? '' })
    this.tell({ type: 'refused', code, ...to })
    if (this.refusals.take(this.parts.host.clock.uptime()) > 0) this.close('rate-limited')
  }

  /** From now on it is this person's. */
  login(participant: Participant): void {
    this.participant = participant
    this.voice.reader = participant
    this.probation.stop()
    this.parts.ticket.admitted()
    this.parts.dialect.admit()
    if (this.parts.dialect.heartbeat) this.heartbeat = pulse(this.parts.host, this, this.parts.link)
  }

  /** Ends it from our side, and says why. */
  close(code: RefusalCode): void {
    this.parts.host.log.info('closed', { code, person: this.participant?.id ?? '', from: this.parts.link.peer.address })
    this.tell({ type: 'bye', code })
    if (!this.participant && isTheirFault(code, this.greeted)) this.parts.ticket.failed()
    this.depart('removed')
    this.parts.link.end()
  }

  /** Ends it as the client asked. */
  leave(): void {
    this.depart('left')
    this.parts.link.end()
  }

  /** Ends it at once, without a word. */
  destroy(code: RefusalCode): void {
    this.depart('lost')
    this.parts.link.destroy(code)
  }

  /** Handles what is heard, then what waited for that, up to what is not yet its turn. Answers whether anything was heard. */
  private listen(first: Uint8Array | 'held' | 'silence' | 'finish'): boolean {
    let finished = false
    try {
      for (let heard = this.first(first); heard.length > 0 && !this.parting; heard = this.held()) {
        finished = true
        for (const one of heard) this.pace.push(one)
      }
      if (this.parts.dialect.isFull && !this.parting) this.pause()
    } catch (error) {
      this.fail(error)
    }
    return finished
  }

  private first(said: Uint8Array | 'held' | 'silence' | 'finish'): Heard[] {
    if (said === 'held') return this.held()
    const { dialect } = this.parts
    return typeof said === 'string' ? dialect[said]() : dialect.hear(said)
  }

  /** What came and is not heard yet, while nothing before it waits. */
  private held(): Heard[] {
    if (this.parting || this.pace.isWaiting) return []
    try {
      return this.parts.dialect.held()
    } catch (error) {
      this.fail(error)
      return []
    }
  }

  private watch(finished: boolean): void {
    const { holds, partial } = this.parts.dialect
    // nobody is late with a line while an answer of ours is
    if (!this.parting && !this.isPaused) this.partial.heard(finished || holds, partial)
  }

  private take(heard: Heard): void {
    if (this.parting) return
    if (!this.participant && !this.probation.heardFrame()) return this.close('rate-limited')
    if (heard.type === 'reply') this.parts.link.send(heard.bytes())
    else if (heard.type === 'command') this.guard(() => this.acts.handle(this, heard.command))
    else if (heard.fatal) this.close(heard.code)
    else this.refuse(heard.code, { clientId: heard.clientId, request: heard.request })
  }

  private guard(act: () => void | Promise<void>): void {
    try {
      const waiting = act()
      if (!waiting) return
      this.underWay++
      void waiting.catch(this.fail).then(this.done)
    } catch (error) {
      this.fail(error)
    }
  }

  private readonly done = (): void => {
    this.underWay--
    if (this.parting) this.gone(this.parting)
    else this.guard(() => this.goOn())
  }

  private readonly fail = (error: unknown): void => {
    this.parts.host.log.error('a session failed', {
      error: error instanceof Error ? (error.stack ?? '') : String(error),
    })
    this.close('internal')
  }

  private depart(why: Parting): void {
    if (this.parting) return
    this.parting = why
    this.probation.stop()
    this.partial.stop()
    this.pace.stop()
    this.voice.end()
    this.heartbeat?.stop()
    this.gone(why)
    if (this.leaving) this.acts.closed(this)
  }

  /** Whether something that was heard is not begun yet: it is not its turn, or what it means depends on an answer. */
  private get isBusy(): boolean {
    return this.pace.isWaiting || (this.underWay > 0 && this.parts.dialect.holds)
  }

  private gone(why: Parting): void {
    const participant = this.participant
    if (!participant || this.underWay > 0) return
    this.participant = null
    this.guard(() => this.acts.departed(this, participant, why))
  }

  private newPace(clock: Clock): Pace {
    return new Pace(clock, this.parts.host.limits.pause, {
      // what comes with a hello is about the person who is about to come in: it waits for the login
      wait: (heard) => (this.greeted ? untilTold : this.acts.wait(this, heard)),
      act: (heard) => this.take(heard),
      refuse: (heard, wait) => this.acts.refuse(this, heard, wait),
      pause: () => this.pause(),
      resume: () => this.resume(),
      more: () => this.held(),
    })
  }

  private goOn(): void {
    this.pace.again()
    this.listen('held')
    if (this.isPaused && !this.pace.isHolding) this.resume()
    this.leaveAtLast()
  }

  private leaveAtLast(): void {
    if (this.leaving && !this.isBusy) this.depart(this.leaving)
  }

  /** What a client cannot say while nobody listens counts neither as silence nor as a frame that is never finished. */
  private pause(): void {
    this.isPaused = true
    this.partial.stop()
    this.parts.link.pause()
  }

  private resume(): void {
    // the answer that it waits for resumes it
    if (this.parts.dialect.isFull) return
    this.isPaused = false
    this.heartbeat?.heard()
    this.parts.link.resume()
    this.watch(this.listen('held'))
    this.leaveAtLast()
  }
}
