import type { Clock } from '../../shared/clock.ts'
import type { Event } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import { isLeft } from '../../shared/mirror/left.ts'
import { newestSeq, type Mirror, type RoomMirror } from '../../shared/mirror/mirror.ts'
import type { RoomId, Seq } from '../../shared/model.ts'
import { patienceOf } from '../../shared/patience.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import type { Page, PageAsk } from './page.ts'

export interface CatchUpNeeds {
  readonly clock: Clock
  /** Asks the host for a page. */
  page(ask: PageAsk): Promise<Result<Page, Refusal>>
  /** Takes a page into the mirror that is caught up. */
  take(page: Page): void
}

/**
 * Brings the rooms of a mirror up to what the host has, page by page.
 * 1. A room MUST never show what came after a gap before the gap is filled: it ends where it ends, or begins afresh.
 * 2. A host that says more than it tells MUST NOT be asked without end: `frame-bad`.
 */
export class CatchUp {
  private readonly filling = new Map<RoomId, Promise<Refusal | null>>()
  private readonly pauses = new Set<() => void>()
  private over = false

  constructor(
    private readonly mirror: Mirror,
    private readonly needs: CatchUpNeeds,
  ) {}

  /** All rooms, those too that fall behind meanwhile; answers what kept it from that, or null. */
  async everything(): Promise<Refusal | null> {
    for (;;) {
      const room = Object.values(this.mirror.rooms).find(isBehind)
      if (!room) return null
      const problem = await this.room(room.id)
      if (problem) return problem
    }
  }

  /** One room, to the newest the host is known to have; one filling of a room is under way at a time. */
  room(id: RoomId): Promise<Refusal | null> {
    const filling = this.filling.get(id) ?? this.fill(id).finally(() => this.filling.delete(id))
    this.filling.set(id, filling)
    return filling
  }

  /** The connection is gone: nothing more is asked. */
  stop(): void {
    this.over = true
    for (const wake of [...this.pauses]) wake()
  }

  private async fill(id: RoomId): Promise<Refusal | null> {
    for (let room = this.mirror.rooms[id]; room && isBehind(room); room = this.mirror.rooms[id]) {
      if (this.over) return refusal('offline')
      const before = reachedSeq(room)
      const page = await this.needs.page(nextPage(room))
      if (page.ok) this.needs.take(page.value)
      // it was asked of a room that was left meanwhile, and perhaps entered again: then that one is asked for
      else if (elsewhere.has(page.error.code) && this.mirror.rooms[id] !== room) continue
      else if (page.error.code !== 'rate-limited') return page.error
      else await this.pause(patienceOf(page.error.facts?.['retryAfter']))
      const now = this.mirror.rooms[id]
      if (page.ok && now && isBehind(now) && !goesOn(before, now, page.value)) return refusal('frame-bad')
    }
    return null
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel()
        this.pauses.delete(wake)
        resolve()
      }
      const cancel = this.needs.clock.after(ms, wake)
      this.pauses.add(wake)
    })
  }
}

/** Where nothing is missing: the room was left meanwhile. */
export const elsewhere: ReadonlySet<RefusalCode> = new Set(['room-not-joined', 'room-unknown'])

/** Whether the host has messages after the last one that is held. */
export function isBehind(room: RoomMirror): boolean {
  return room.newest > reachedSeq(room)
}

/**
 * The event as this mirror may take it in. Of a message after a gap nothing is taken but that it is there: it is
 * fetched in its turn. In a room that was left nothing can be fetched, and nothing is shown.
 */
export function withoutGap(mirror: Mirror, event: Event): Event {
  const room = event.type === 'message' ? mirror.rooms[event.room] : undefined
  if (event.type !== 'message' || !room || isLeft(room) || event.seq <= reachedSeq(room) + 1) return event
  return { type: 'behind', rooms: [{ room: event.room, newest: event.seq }] }
}

/** How far a room is known without a gap. */
function reachedSeq(room: RoomMirror): Seq {
  return Math.max(newestSeq(room), room.since)
}

/** Whether a page that did not bring a room to its newest was at least a step, with others to come. */
function goesOn(before: Seq, room: RoomMirror, page: Page): boolean {
  return reachedSeq(room) > before && page.messages.length > 0
}

function nextPage(room: RoomMirror): PageAsk {
  const held = newestSeq(room)
  const { id, newest } = room
  if (held > 0 && newest - held <= limits.catchUp) return { room: id, way: 'after', seq: held }
  return { room: id, way: 'before', seq: Math.min(newest + 1, Number.MAX_SAFE_INTEGER) }
}
