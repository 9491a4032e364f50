import type { EventOf } from '../../shared/events.ts'
import { newestSeq, type Mirror, type RoomMirror } from '../../shared/mirror/mirror.ts'
import type { RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import type { PageAsk } from './requests.ts'

/** Messages that are fetched one page after the other; past them, a room begins afresh with its newest page. */
export const catchUpMost = 10_000

export interface CatchUpNeeds {
  /** Asks the host for a page. */
  page(ask: PageAsk): Promise<Result<EventOf<'history'>, Refusal>>
  /** Takes a page into the mirror that is caught up. */
  take(page: EventOf<'history'>): void
  /** Waits so many ms. */
  pause(ms: number): Promise<void>
}

/**
 * Brings the rooms of a mirror up to what the host has, page by page.
 * 1. A room MUST never show what came after a gap before the gap is filled: it ends where it ends, or begins afresh.
 */
export class CatchUp {
  private readonly filling = new Map<RoomId, Promise<Refusal | null>>()

  constructor(
    private readonly mirror: Mirror,
    private readonly needs: CatchUpNeeds,
  ) {}

  /** All rooms; answers what kept it from that, or null. */
  async everything(): Promise<Refusal | null> {
    for (const id of Object.keys(this.mirror.rooms)) {
      const problem = await this.room(id)
      if (problem) return problem
    }
    return null
  }

  /** One room, to the newest the host is known to have; one filling of a room is under way at a time. */
  room(id: RoomId): Promise<Refusal | null> {
    const filling = this.filling.get(id) ?? this.fill(id).finally(() => this.filling.delete(id))
    this.filling.set(id, filling)
    return filling
  }

  private async fill(id: RoomId): Promise<Refusal | null> {
    for (let room = this.mirror.rooms[id]; room && isBehind(room); room = this.mirror.rooms[id]) {
      const held = newestSeq(room)
      const page = await this.needs.page(nextPage(room))
      if (page.ok) this.needs.take(page.value)
      else if (page.error.code !== 'rate-limited') return page.error
      else await this.needs.pause(Number(page.error.facts?.['retryAfter'] ?? 1_000))
      // a host that has newer messages and does not tell them would be asked without end
      if (page.ok && newestSeq(room) <= held) return isBehind(room) ? refusal('frame-bad') : null
    }
    return null
  }
}

/** Whether the host has messages after the last one that is held. */
export function isBehind(room: RoomMirror): boolean {
  return room.newest > Math.max(newestSeq(room), room.since)
}

/** Whether this message may be shown as it comes: nothing is missing before it. */
export function isNext(room: RoomMirror, seq: number): boolean {
  return seq <= Math.max(newestSeq(room), room.since) + 1
}

function nextPage(room: RoomMirror): PageAsk {
  const held = newestSeq(room)
  const near = held > 0 && room.newest - held <= catchUpMost
  return near ? { room: room.id, way: 'after', seq: held } : { room: room.id, way: 'before', seq: Math.min(room.newest + 1, Number.MAX_SAFE_INTEGER) }
}
