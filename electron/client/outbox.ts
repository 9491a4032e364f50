import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'
import type { LocalEvent } from '../../shared/mirror/apply.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import type { ClientId, RoomId } from '../../shared/model.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { OutboxStore } from './outbox-store.ts'

/** ms until a post that came too fast is sent again, where the host does not say. */
const usualPause = 1_000

interface OutboxSurroundings {
  readonly clock: Clock
  readonly store: OutboxStore
  /** Hears what becomes of the rows, before the next one is sent. */
  readonly tell: (event: LocalEvent) => void
}

/**
 * The posts that a host has not acknowledged, in the order in which they were typed.
 * 1. MUST have one post under way at most: the next one is sent when the host echoed or refused it.
 * 2. MUST send the one under way again after a reconnect: the host knows its client id, so it counts once.
 * 3. MUST NOT drop a row but by its echo, or by its person.
 */
export class Outbox {
  private readonly kept: Pending[]
  private underWay: ClientId | null = null
  private send: ((row: Pending) => void) | null = null
  private pausing = false
  private cancelPause: () => void = () => undefined

  constructor(private readonly surroundings: OutboxSurroundings) {
    this.kept = [...surroundings.store.load()]
  }

  /** What waits and what was refused, in order. */
  get rows(): readonly Pending[] {
    return this.kept
  }

  /** Queues a post. A client id that is queued already changes nothing. */
  add(row: Pending): Result<null, Refusal> {
    if (this.find(row.clientId) >= 0) return ok(null)
    if (this.kept.length >= limits.outbox) return fail(refusal('outbox-full'))
    this.kept.push(row)
    this.changed({ type: 'queued', pending: row })
    return ok(null)
  }

  /** Sends a refused post again, in its old place before what is not sent yet. */
  retry(clientId: ClientId): void {
    const at = this.find(clientId)
    const row = this.kept[at]
    if (!row?.refusal) return
    const pending = { ...row, refusal: null }
    this.kept[at] = pending
    this.changed({ type: 'queued', pending })
  }

  /** Forgets a post. One that is under way may still arrive. */
  discard(clientId: ClientId): void {
    const row = this.remove(clientId)
    if (row) this.changed({ type: 'discarded', room: row.room, clientId })
  }

  /** Forgets the posts to a room that its person is no longer in; answers how many. */
  leave(room: RoomId): number {
    const left = this.kept.filter((row) => row.room === room)
    for (const { clientId } of left) this.remove(clientId)
    if (left.length > 0) this.changed()
    return left.length
  }

  /** There is a connection: the oldest waiting post goes first, also when it was sent before. */
  connected(send: (row: Pending) => void): void {
    this.send = send
    this.pump()
  }

  /** The connection is gone; nobody knows what became of the post under way. */
  disconnected(): void {
    this.send = null
    this.underWay = null
    this.pausing = false
    this.cancelPause()
  }

  /** The host has this post. */
  acknowledged(clientId: ClientId): void {
    if (this.remove(clientId)) this.changed()
  }

  /** The host refused this post: too fast is a reason to wait, anything else is one for its person. */
  refused(clientId: ClientId, why: Refusal, retryAfter = usualPause): void {
    const at = this.find(clientId)
    const row = this.kept[at]
    if (!row || clientId !== this.underWay) return
    if (why.code === 'rate-limited') return this.pause(retryAfter)
    this.kept[at] = { ...row, refusal: why }
    this.settle(clientId)
    this.changed({ type: 'unsent', room: row.room, clientId, refusal: why })
  }

  private pause(ms: number): void {
    this.underWay = null
    this.pausing = true
    this.cancelPause()
    this.cancelPause = this.surroundings.clock.after(ms, () => {
      this.pausing = false
      this.pump()
    })
  }

  private changed(event?: LocalEvent): void {
    this.surroundings.store.save(this.kept)
    if (event) this.surroundings.tell(event)
    this.pump()
  }

  private pump(): void {
    if (!this.send || this.underWay !== null || this.pausing) return
    const head = this.kept.find((row) => row.refusal === null)
    if (!head) return
    this.underWay = head.clientId
    this.send(head)
  }

  private remove(clientId: ClientId): Pending | undefined {
    const at = this.find(clientId)
    if (at < 0) return undefined
    this.settle(clientId)
    return this.kept.splice(at, 1)[0]
  }

  private settle(clientId: ClientId): void {
    if (this.underWay === clientId) this.underWay = null
  }

  private find(clientId: ClientId): number {
    return this.kept.findIndex((row) => row.clientId === clientId)
  }
}
