import type { Answer, Ask } from '../../shared/bridge.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Command } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import type { RoomSummary } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { answersAsk, type Page, type PageAsk } from './page.ts'

/** The host's answer, as it came. */
type Answered = EventOf<'done'> | EventOf<'pong'> | Page

/** Times the usual patience: so long an answer may take on a line that is slow, and not silent. */
const mostPatience = 6

interface Open {
  readonly rooms: RoomSummary[]
  settle(answer: Result<Answered | readonly RoomSummary[], Refusal>): void
}

/** What was asked of a host and is not answered yet. Each question gets one answer: the host's, or why there is none. */
export class Requests {
  private readonly open = new Map<number, Open>()
  /** 0 is the heartbeat's. */
  private last = 0
  private heardAt = 0

  /** @param patience ms that a host has for its answer. */
  constructor(
    private readonly clock: Clock,
    private readonly patience: number,
    private readonly send: (command: Command) => void,
  ) {}

  /** Asks, and answers what came of it; `timed-out` where the host is silent about it. Never rejects. */
  async ask(ask: Ask): Promise<Result<Answer, Refusal>> {
    const askedAt = this.clock.uptime()
    const answered = await this.question((request) =>
      ask.type === 'ping' ? { type: 'ping', token: request } : { ...ask, request },
    )
    if (!answered.ok) return answered
    const { value } = answered
    if (!('type' in value)) return ok({ rooms: value })
    if (value.type === 'pong') return ok({ ms: Math.round(this.clock.uptime() - askedAt) })
    return ok(value.type === 'done' && value.room !== undefined ? { room: value.room } : {})
  }

  /** Asks for a page; `timed-out` where the host is silent, `frame-bad` where it tells another one. Never rejects. */
  async page(ask: PageAsk): Promise<Result<Page, Refusal>> {
    const answered = await this.question((request) => ({ type: 'history', request, ...ask }))
    if (!answered.ok) return answered
    const { value } = answered
    // a host that answers about something else means harm, or is broken
    const fits = 'type' in value && value.type === 'history' && answersAsk(ask, value)
    return fits ? ok(value) : fail(refusal('frame-bad'))
  }

  /** Takes the host's answer to one of them; one to nothing is ignored. False where the event is no answer. */
  hear(event: Event): boolean {
    if (event.type === 'rooms') this.collect(event)
    else if (event.type === 'done' || event.type === 'history') this.settle(event.request, ok(event))
    else if (event.type === 'pong') this.settle(event.token, ok(event))
    else if (event.type === 'refused' && event.request !== undefined) this.settle(event.request, fail(refused(event)))
    else return false
    return true
  }

  /** Bytes came: over a slow line a page is long under way, and the host is not silent. */
  heard(): void {
    this.heardAt = this.clock.uptime()
  }

  /** The connection is gone: nothing will be answered any more. */
  end(why: Refusal): void {
    for (const request of [...this.open.keys()]) this.settle(request, fail(why))
  }

  private question(command: (request: number) => Command): Promise<Result<Answered | readonly RoomSummary[], Refusal>> {
    const request = ++this.last
    return new Promise((resolve) => {
      let cancel = (): void => undefined
      const asked = this.clock.uptime()
      const wait = (ms: number): void => {
        cancel = this.clock.after(ms, () => {
          const left = this.patienceLeft(asked)
          if (left > 0) wait(left)
          else this.settle(request, fail(refusal('timed-out')))
        })
      }
      wait(this.patience)
      const settle: Open['settle'] = (answer) => {
        cancel()
        resolve(answer)
      }
      this.open.set(request, { rooms: [], settle })
      this.send(command(request))
    })
  }

  /** ms that the host still has: as long as bytes come, but not for ever. */
  private patienceLeft(asked: number): number {
    const now = this.clock.uptime()
    return Math.min(this.heardAt + this.patience, asked + this.patience * mostPatience) - now
  }

  private collect({ request, rooms, more }: EventOf<'rooms'>): void {
    const open = this.open.get(request)
    if (!open) return
    // a host that never says "that was the last" fills no memory
    open.rooms.push(...rooms.slice(0, limits.rooms.range[1] - open.rooms.length))
    if (!more || open.rooms.length >= limits.rooms.range[1]) this.settle(request, ok(open.rooms))
  }

  private settle(request: number, answer: Parameters<Open['settle']>[0]): void {
    const open = this.open.get(request)
    this.open.delete(request)
    open?.settle(answer)
  }
}

function refused({ code, retryAfter }: EventOf<'refused'>): Refusal {
  return retryAfter === undefined ? refusal(code) : refusal(code, { retryAfter })
}
