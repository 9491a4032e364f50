import type { Answer, Ask } from '../../shared/bridge.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Command } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import type { RoomSummary } from '../../shared/model.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

interface Open {
  readonly askedAt: number
  readonly rooms: RoomSummary[]
  settle(answer: Result<Answer, Refusal>): void
}

/** What was asked of a host and is not answered yet. Each question gets one answer: the host's, or why there is none. */
export class Requests {
  private readonly open = new Map<number, Open>()
  /** 0 is the heartbeat's. */
  private last = 0

  /** @param patience ms that a host has for its answer. */
  constructor(
    private readonly clock: Clock,
    private readonly patience: number,
    private readonly send: (command: Command) => void,
  ) {}

  /** Asks, and answers what came of it; `timed-out` where the host is silent about it. Never rejects. */
  ask(ask: Ask): Promise<Result<Answer, Refusal>> {
    const request = ++this.last
    return new Promise((resolve) => {
      const cancel = this.clock.after(this.patience, () => this.settle(request, fail(refusal('timed-out'))))
      const settle = (answer: Result<Answer, Refusal>): void => {
        cancel()
        resolve(answer)
      }
      this.open.set(request, { askedAt: this.clock.uptime(), rooms: [], settle })
      this.send(ask.type === 'ping' ? { type: 'ping', token: request } : { ...ask, request })
    })
  }

  /** Takes the host's answer to one of them; one to nothing is ignored. False where the event is no answer. */
  hear(event: Event): boolean {
    if (event.type === 'rooms') this.collect(event)
    else if (event.type === 'done') this.settle(event.request, ok(event.room === undefined ? {} : { room: event.room }))
    else if (event.type === 'pong') this.settle(event.token, ok({ ms: this.since(event.token) }))
    else if (event.type === 'refused' && event.request !== undefined) this.refuse(event.request, event.code)
    else return false
    return true
  }

  /** The connection is gone: nothing will be answered any more. */
  end(why: Refusal): void {
    for (const request of [...this.open.keys()]) this.settle(request, fail(why))
  }

  private refuse(request: number, code: RefusalCode): void {
    this.settle(request, fail(refusal(code)))
  }

  private collect({ request, rooms, more }: EventOf<'rooms'>): void {
    const open = this.open.get(request)
    if (!open) return
    // a host that never says "that was the last" fills no memory
    open.rooms.push(...rooms.slice(0, limits.rooms - open.rooms.length))
    if (!more || open.rooms.length >= limits.rooms) this.settle(request, ok({ rooms: open.rooms }))
  }

  private since(request: number): number {
    return Math.round(this.clock.uptime() - (this.open.get(request)?.askedAt ?? 0))
  }

  private settle(request: number, answer: Result<Answer, Refusal>): void {
    const open = this.open.get(request)
    this.open.delete(request)
    open?.settle(answer)
  }
}
