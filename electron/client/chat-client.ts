import type { Answer, Ask, HostView, LinkState, Notice, OlderPage, Payload } from '../../shared/bridge.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { apply, type MirrorEvent } from '../../shared/mirror/apply.ts'
import { emptyMirror, newestSeq, type Mirror } from '../../shared/mirror/mirror.ts'
import { directRoom, type ClientId, type Message, type PersonId, type RoomId, type Seq } from '../../shared/model.ts'
import { nameProblem, normalName } from '../../shared/names.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { fingerprint } from '../wire/fingerprint.ts'
import { withoutGap } from './catch-up.ts'
import { GapFiller } from './gap-filler.ts'
import { HostKeep } from './keep/host-keep.ts'
import { metAt, placesOf, shownPlace, type KnownHost } from './known-host.ts'
import { Lifeline } from './lifeline.ts'
import { LinkLog } from './link-log.ts'
import { Outbox } from './outbox.ts'
import type { Page } from './page.ts'
import { postProblem } from './post-problem.ts'
import { Reading } from './reading.ts'
import { showWaiting, takeOver } from './take-over.ts'
import type { Surroundings } from './surroundings.ts'

/** What a client tells its one holder. */
export interface ClientListener {
  /** In order. A mirror in it is the client's own, still changing: copy it before you return. */
  notice(notice: Notice): void
  /** What is known of the host has changed, and is to be kept. */
  keep(host: KnownHost): void
}

/** A message as its author's window hands it in. */
export type Post = Omit<Payload<'post'>, 'host'>

/** One host, as long as this profile knows it: connected or not, what is known of it and what waits for it stays. */
export class ChatClient {
  private held: Mirror
  private readonly keep: HostKeep
  private readonly outbox: Outbox
  private readonly lifeline: Lifeline
  private gaps: GapFiller | null = null
  private readonly reading: Reading
  /** Own posts that wait here and that the host told of, while its login is not told in full. */
  private readonly echoed = new Set<ClientId>()
  private readonly linkLog: LinkLog
  /** Rooms that the host was asked to let this person out of, on this computer. */
  private readonly leaving = new Set<RoomId>()

  constructor(
    private known: KnownHost,
    private readonly surroundings: Surroundings,
    private readonly listener: ClientListener,
  ) {
    const { clock, keep, log } = surroundings
    this.keep = new HostKeep(known.id, keep, log, () => this.held)
    this.held = this.keep.begun?.mirror ?? emptyMirror()
    this.outbox = new Outbox({ clock, store: this.keep, tell: (event) => this.emit(event) })
    this.linkLog = new LinkLog(log, () => this.known.id)
    this.reading = new Reading(clock, (room, seq) => this.lifeline.send({ type: 'read', room, seq }))
    showWaiting(this.held, this.outbox)
    this.lifeline = new Lifeline(() => this.goal(), surroundings, {
      changed: (state) => this.stand(state),
      reached: (address) => this.learn(metAt(this.known, address)),
      held: () => this.held,
      early: (messages, fresh) => this.hearEarly(messages, fresh),
      ready: (fresh) => this.ready(fresh),
      event: (event) => this.hear(event),
    })
  }

  get host(): KnownHost {
    return this.known
  }

  /** What the window shows of the host itself. */
  get view(): HostView {
    const { id, name, trust, own } = this.known
    const address = shownPlace(this.known)
    const shown = trust.type === 'pin' ? fingerprint(trust.keyHash) : null
    return { id, name: name || address, address, fingerprint: shown, own, link: this.lifeline.state }
  }

  /** What is known of what happens there. Still changing: copy it to keep it. */
  get mirror(): Mirror {
    return this.held
  }

  /** Connects now; answers how that went, never `connecting`. From then on it reconnects by itself. */
  connect(): Promise<LinkState> {
    return this.lifeline.connect()
  }

  /** Says goodbye; settles when the connection is gone. What waits to be sent goes on waiting. */
  leave(): Promise<void> {
    this.reading.flush()
    return this.lifeline.leave()
  }

  /** This computer woke up, or its network changed. */
  wake(): void {
    this.lifeline.wake()
  }

  /** Changes what is known of the host. */
  learn(known: KnownHost): void {
    if (JSON.stringify(known) === JSON.stringify(this.known)) return
    this.known = known
    this.listener.keep(known)
  }

  /** Queues a message, connected or not; answers when it is on disk. It is sent in its turn. */
  async post({ room, clientId, kind, text }: Post): Promise<Result<null, Refusal>> {
    const why = postProblem(this.held, room, text)
    if (why) return fail(refusal(why))
    return this.outbox.add({ room, clientId, kind, text, time: this.surroundings.clock.now(), refusal: null })
  }

  /** Sends a refused message again. */
  retry(clientId: ClientId): void {
    this.outbox.retry(clientId)
  }

  /** Forgets a message that is not on the host. */
  discard(clientId: ClientId): void {
    this.outbox.discard(clientId)
  }

  /** The room of the two of you, which the host learns of by its first message. */
  openDirect(person: PersonId): Result<RoomId, Refusal> {
    const { you, people, rooms } = this.held
    if (you === null) return fail(refusal('offline'))
    if (!Object.hasOwn(people, person)) return fail(refusal('person-unknown'))
    const room = directRoom(you, person)
    if (!Object.hasOwn(rooms, room)) this.emit({ type: 'opened', room })
    return ok(room)
  }

  /** The person has seen the room up to here. */
  read(room: RoomId, seq: Seq): void {
    const known = this.held.rooms[room]
    const seen = known ? Math.min(seq, newestSeq(known)) : 0
    if (!known || seen <= known.read) return
    this.emit({ type: 'read', room, seq: seen })
    // before that, a host that refuses it would end the login; it is told at its end
    if (this.lifeline.state.type === 'online') this.reading.tell(room, seen)
  }

  /** What was said just before a seq. */
  async older(room: RoomId, before: Seq): Promise<Result<OlderPage, Refusal>> {
    if (this.lifeline.state.type !== 'online') return this.keep.older(room, before)
    const page = await this.lifeline.page({ room, way: 'before', seq: before })
    if (!page.ok) return page
    const { messages, more } = page.value
    this.keep.told(messages)
    return ok({ messages, more })
  }

  /** What is kept of the host on this computer goes. */
  forget(): void {
    this.keep.forget()
  }

  /** What was told so far is on this computer's disk. */
  settled(): Promise<void> {
    return this.keep.settled()
  }

  /** Asks the host. Another name is taken offline too: it is the one to say hello with from then on. */
  async ask(ask: Ask): Promise<Result<Answer, Refusal>> {
    // what was read before it is told before it
    this.reading.flush()
    if (ask.type === 'leave') return this.leaveRoom(ask)
    if (ask.type !== 'rename') return this.lifeline.ask(ask)
    const why = nameProblem(ask.name)
    if (why) return fail(refusal(why))
    if (this.lifeline.state.type !== 'online') return this.comeAs(ask.name)
    const answer = await this.lifeline.ask(ask)
    if (answer.ok) this.calledNow(ask.name)
    return answer
  }

  /** The host tells `exited` before it answers. */
  private leaveRoom(ask: Ask & { type: 'leave' }): Promise<Result<Answer, Refusal>> {
    this.leaving.add(ask.room)
    return this.lifeline.ask(ask).finally(() => this.leaving.delete(ask.room))
  }

  private async comeAs(name: string): Promise<Result<Answer, Refusal>> {
    this.calledNow(name)
    if (this.lifeline.state.type === 'left') return ok({})
    this.lifeline.restart()
    const state = await this.lifeline.connect()
    return state.type === 'stopped' ? fail(state.refusal) : ok({})
  }

  /** Renamed in another window. What is no name is not kept: the list of hosts could not be read with it again. */
  private heedName(name: string): void {
    if (nameProblem(name) === null) this.calledNow(name)
  }

  private calledNow(name: string): void {
    this.learn({ ...this.known, myName: normalName(name) })
  }

  private goal() {
    return { addresses: placesOf(this.known), trust: this.known.trust, name: this.known.myName }
  }

  private stand(state: LinkState): void {
    if (state.type !== 'online') this.disconnected()
    this.linkLog.note(state)
    this.listener.notice({ type: 'host', view: this.view })
  }

  private disconnected(): void {
    this.gaps?.stop()
    this.gaps = null
    this.reading.stop()
    this.echoed.clear()
    this.outbox.disconnected()
  }

  private ready(fresh: Mirror): void {
    const told = Object.values(fresh.rooms).map(({ id, read }) => [id, read] as const)
    this.held = takeOver(this.held, fresh, this.outbox, this.echoed)
    this.keep.anew()
    this.echoed.clear()
    this.learn({ ...this.known, name: this.held.host || this.known.name })
    this.listener.notice({ type: 'mirror', host: this.known.id, mirror: this.held })
    this.gaps = this.gapFiller()
    for (const [room, seq] of told) this.tellRead(room, seq)
    this.outbox.connected((row) => {
      const { room, clientId, kind, text } = row
      this.lifeline.send({ type: 'post', room, clientId, kind, text })
    })
  }

  /** It goes to the disk at once: what a login fetches may be more than memory should hold. */
  private hearEarly(messages: readonly Message[], fresh: Mirror): void {
    this.keep.early(fresh.history, messages)
    for (const { author, clientId } of messages)
      if (author === fresh.you && this.outbox.has(clientId)) this.echoed.add(clientId)
  }

  private hear(event: Event): void {
    if (event.type === 'refused') return this.heedRefusal(event)
    this.noteChange(event)
    if (event.type === 'exited') this.hearExit(event.room)
    this.emit(withoutGap(this.held, event))
    this.gaps?.heard(event)
    const { you } = this.held
    if (event.type === 'message' && event.author === you) this.outbox.acknowledged(event.clientId)
    if (event.type === 'renamed' && event.person === you) this.heedName(event.name)
  }

  /** What its person left here has no words waiting. Left elsewhere, it stays for those, also for what is just being saved. */
  private hearExit(room: RoomId): void {
    if (this.leaving.has(room)) this.outbox.leave(room)
    else this.outbox.show(room)
  }

  /** Read while the host was away: it learns it now. */
  private tellRead(room: RoomId, known: Seq): void {
    const seq = this.held.rooms[room]?.read ?? 0
    if (seq > known) this.lifeline.send({ type: 'read', room, seq })
  }

  private gapFiller(): GapFiller {
    return new GapFiller(this.held, {
      clock: this.surroundings.clock,
      page: (ask) => this.lifeline.page(ask),
      take: (page) => this.take(page),
      broken: (why) => this.lifeline.breakOff(why),
    })
  }

  /** A page that fills a gap. To the author of a message it is the acknowledgement, as the message would have been. */
  private take(page: Page): void {
    this.emit(page)
    for (const { author, clientId } of page.messages) if (author === this.held.you) this.outbox.acknowledged(clientId)
  }

  /** What was said cannot change: a host that tells it otherwise is noted, and the first telling stays. */
  private noteChange(event: Event): void {
    if (event.type !== 'message') return
    const held = this.held.rooms[event.room]?.messages.find(({ seq }) => seq === event.seq)
    if (!held || (held.text === event.text && held.clientId === event.clientId)) return
    this.surroundings.log.warn('history changed', { host: this.known.id, room: event.room, seq: event.seq })
  }

  private heedRefusal({ code, clientId, retryAfter }: EventOf<'refused'>): void {
    this.surroundings.log.warn('refused', { host: this.known.id, why: code })
    if (clientId !== undefined) this.outbox.refused(clientId, refusal(code), retryAfter)
  }

  private emit(event: MirrorEvent): void {
    apply(this.held, event)
    this.keep.heard(event)
    this.listener.notice({ type: 'event', host: this.known.id, event })
  }
}
