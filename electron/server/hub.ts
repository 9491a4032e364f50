import type { Command, CommandOf, CommandType } from '../../shared/commands.ts'
import { limits } from '../../shared/limits.ts'
import type { Parting } from '../../shared/model.ts'
import type { Heard } from '../dialects/dialect.ts'
import type { Done, Outcome } from './commands/outcome.ts'
import { table, type Row } from './commands/table.ts'
import type { Host } from './host.ts'
import { untilTold } from './pace.ts'
import type { Bucket, Participant } from './participant.ts'
import type { Room } from './room.ts'
import type { SessionActs } from './session-acts.ts'
import type { Session } from './session.ts'

/** Where the commands of all sessions come together. */
export class Hub implements SessionActs {
  private readonly sessions = new Set<Session>()
  private stopping: (() => void) | null = null

  constructor(readonly host: Host) {}

  /** A session began. */
  add(session: Session): void {
    this.sessions.add(session)
  }

  /** Does what a client asks, if it may; else says why not. */
  handle(session: Session, command: Command): void | Promise<void> {
    const outcome = this.outcome(session, command)
    if (outcome instanceof Promise) return refuseLater(session, command, outcome)
    refuse(session, command, outcome)
  }

  wait({ participant: me, line }: Session, heard: Heard): number {
    const bucket = bucketOf(heard)
    if (!me || !bucket) return 0
    if (line.isFull && isAtLength(heard)) return untilTold
    const now = this.host.clock.uptime()
    const own = me.throttles[bucket]
    const room = this.roomOf(heard)
    // whoever is not in it can say nothing there, and must not use up what others may
    const all = room?.has(me) ? room.messages : undefined
    const wait = Math.max(own.wait(now), all?.wait(now) ?? 0)
    if (wait > 0) return wait
    own.take(now)
    all?.take(now)
    return 0
  }

  refuse(session: Session, heard: Heard, retryAfter: number): void {
    if (heard.type === 'command') refuse(session, heard.command, { retryAfter })
    else session.refuse('rate-limited', { retryAfter })
  }

  departed(session: Session, participant: Participant, why: Parting): void | Promise<void> {
    // to those who are told that the host stops, a hundred others leaving is no news
    if (!this.stopping) return this.host.departures.depart(session, participant, why)
  }

  closed(session: Session): void {
    this.sessions.delete(session)
    if (this.sessions.size === 0) this.stopping?.()
  }

  /** Says goodbye to everybody; answers when all are closed, at most `patience` ms later. */
  stop(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.host.clock.after(patience, () => this.destroyAll())
      this.stopping = () => {
        cancel()
        resolve()
      }
      for (const session of this.sessions) session.close('stopping')
      if (this.sessions.size === 0) this.stopping()
    })
  }

  /** The room that this is said in, if it is a message. */
  private roomOf(heard: Heard): Room | undefined {
    if (heard.type !== 'command' || heard.command.type !== 'post') return undefined
    return this.host.rooms.find(heard.command.room)
  }

  private destroyAll(): void {
    for (const session of this.sessions) session.destroy('stopping')
  }

  private outcome<T extends CommandType>(session: Session, command: CommandOf<T>): Outcome {
    const row: Row<T> = table[command.type]
    const { host } = this
    const me = session.participant
    if ((row.rank === 'stranger' && (me ?? session.greeted)) || (row.rank === 'person' && !me)) return 'out-of-turn'
    if (row.rank !== 'person') return row.handle({ host, session }, command)
    if (!me) return 'out-of-turn'
    if (row.atLength) return session.line.add(() => row.handle({ host, session, me }, command))
    return row.handle({ host, session, me }, command)
  }
}

/** What a dialect answers by itself costs no less than other requests. */
function bucketOf(heard: Heard): Bucket | null {
  if (heard.type === 'command') return table[heard.command.type].bucket
  return heard.type === 'reply' ? 'requests' : null
}

function isAtLength(heard: Heard): boolean {
  if (heard.type !== 'command') return false
  const row = table[heard.command.type]
  return row.rank === 'person' && row.atLength === true
}

async function refuseLater(session: Session, command: Command, outcome: Promise<Done>): Promise<void> {
  refuse(session, command, await outcome)
}

function refuse(session: Session, command: Command, done: Done): void {
  if (done === null) return
  const to = {
    ...('request' in command ? { request: command.request } : {}),
    ...('clientId' in command ? { clientId: command.clientId } : {}),
  }
  if (done === 'disk-full') session.refuse(done, { ...to, retryAfter: limits.diskFullRetry })
  else if (typeof done === 'string') session.refuse(done, to)
  else session.refuse('rate-limited', { ...to, retryAfter: done.retryAfter })
}
