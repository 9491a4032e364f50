import type { Event } from '../../shared/events.ts'
import type { Time } from '../../shared/model.ts'
import { tellRenamed } from './arrivals.ts'
import { slices } from './batches.ts'
import type { Host } from './host.ts'
import { keepMember, newMembership } from './membership.ts'
import type { Participant } from './participant.ts'
import type { Arrived } from './people.ts'
import type { Session } from './session.ts'
import { Throttle } from './throttle.ts'
import { tellLogin } from './welcome.ts'

/**
 * How many are told that others came in, while nobody else is about to log in: a few people never wait, and of those
 * who come one by one each waits a tenth of a second at most among a thousand.
 */
const alone = { burst: 2_000, perSecond: 10_000 }

/**
 * The same while others are about to: each waits until more of a crowd come in with them, for half a second at most among
 * a thousand.
 */
const amidst = { burst: 500, perSecond: 2_000 }

interface Entrance {
  readonly session: Session
  readonly arrived: Arrived
}

/**
 * Those who log in at the same time come in together: when a thousand come back at once, to tell everybody of each of
 * them by itself would cost more than all the rest.
 * 1. They MUST come in in the order in which they asked.
 * 2. Their own sessions MUST hear nothing of that: their welcome tells everything.
 * 3. Whose session is over meanwhile MUST NOT come in.
 */
export class Entrances {
  private waiting: Entrance[] = []
  private opening: Promise<void> | null = null
  private unlock: () => void = () => undefined
  /** When the door opens, by `clock.uptime()`. */
  private opensAt = Infinity
  private cancel: () => void = () => undefined
  private readonly alone = new Throttle(alone)
  private readonly amidst = new Throttle(amidst)

  constructor(private readonly host: Host) {}

  /** Lets somebody in by this session; resolves when they have been welcomed. */
  enter(session: Session, arrived: Arrived): Promise<void> {
    this.waiting.push({ session, arrived })
    this.opening ??= new Promise<void>((resolve) => (this.unlock = resolve)).then(() => this.open())
    this.plan()
    return this.opening
  }

  /** Has the door opened as soon as it may. */
  private plan(): void {
    const { clock, strangers } = this.host
    const tellings = strangers.count > this.waiting.length ? this.amidst : this.alone
    const wait = tellings.owe(0, clock.uptime())
    const at = clock.uptime() + wait
    if (at >= this.opensAt) return
    this.opensAt = at
    this.cancel()
    if (wait === 0) this.unlock()
    else this.cancel = clock.after(wait, this.unlock)
  }

  private open(): void {
    const { host } = this
    void host.departures.tell()
    const entering = this.waiting.filter(({ session }) => !session.isOver)
    const missing = this.waiting.filter(({ session }) => session.isOver)
    this.waiting = []
    this.opening = null
    this.opensAt = Infinity
    // what was said before they came in is for those who were here
    host.rooms.bulletin.flush()
    const time = host.clock.now()
    const news = inOrder(entering.flatMap((entrance) => this.admit(entrance, time)))
    const fresh = new Set(entering.map(({ session }) => session))
    const told = host.tellSessions(slices(news), fresh)
    for (const tellings of [this.alone, this.amidst]) tellings.owe(told, host.clock.uptime())
    const roll = host.people.roll()
    for (const { session, arrived } of entering) tellLogin(host, session, arrived.participant, roll)
    for (const { arrived } of entering) this.closeOldest(arrived.participant.sessions)
    for (const { arrived } of missing) this.miss(arrived)
  }

  /** The connection ended meanwhile: nobody came. A guest will not come again; a name that somebody took is kept. */
  private miss({ participant, was }: Arrived): void {
    if (was !== null) tellRenamed(this.host, participant, was, participant.name)
    else if (participant.isGuest && !participant.isHere) this.host.people.forget(participant)
  }

  /** From now on the session is theirs. Answers what the others have to hear of that. */
  private admit({ session, arrived: { participant, was } }: Entrance, time: Time): Event[] {
    const { host } = this
    const { id: person, name, sessions } = participant
    const news: Event[] = []
    if (was !== null && was !== name) news.push({ type: 'renamed', person, name, was, time })
    const first = !participant.isHere
    sessions.add(session)
    participant.isKnown = true
    session.login(participant)
    host.log.info('arrived', { person, name, was: was ?? '', sessions: sessions.size })
    if (first) news.push({ type: 'came', person: participant.view(), time })
    const { lobby } = host.rooms
    if (lobby.has(participant)) return news
    void enterLobby(host, participant)
    return [...news, { type: 'joined', room: lobby.id, person, time }]
  }

  private closeOldest(sessions: ReadonlySet<Session>): void {
    // one that is over, and has something under way still, is counted no more
    const open = [...sessions].filter(({ isOver }) => !isOver)
    if (open.length > this.host.limits.sessionsPerPerson) open[0]?.close('replaced')
  }
}

/** Kept no earlier than they come in: what is said until then is not for newcomers who read only what comes after. */
async function enterLobby(host: Host, participant: Participant): Promise<void> {
  const { lobby } = host.rooms
  const membership = newMembership(host, lobby)
  lobby.add(participant, membership)
  const kept = await keepMember(host, lobby, participant, membership)
  // without it they come into the lobby anew after a restart
  if (!kept.ok) host.log.warn('a member of the lobby is not kept', { person: participant.id, why: kept.error })
}

/** All who came before all who joined: those who do the same in a row are told together. */
function inOrder(news: readonly Event[]): Event[] {
  const joined = news.filter(({ type }) => type === 'joined')
  return [...news.filter(({ type }) => type !== 'joined'), ...joined]
}
