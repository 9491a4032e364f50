import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'
import type { LocalEvent } from '../../shared/mirror/apply.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import type { ClientId, RoomId } from '../../shared/model.ts'
import { patienceOf } from '../../shared/patience.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { OutboxStore } from './outbox-store.ts'

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
 * 4. MUST NOT send a row before it is on disk: what was sent and is not known any more could not be sent again.
 */
export class Outbox {
  private readonly kept: Pending[]
  private readonly unsaved = new Set<ClientId>()
  private underWay: ClientId | null = null
  private send: ((row: Pending) => void) | null = null
  private pausing = false
  private stalled = false
  private cancelPause: () => void = () => undefined

  constructor(private readonly surroundings: OutboxSurroundings) {
    this.kept = surroundings.store.load().map((row) => ({ ...row, kept: true }))
    this.expire()
  }

  /** What waits and what was refused, in order. */
  get rows(): readonly Pending[] {
    return this.kept
  }

  /** Queues a post; answers when it is on disk. A client id that is queued already changes nothing. */
  async add(pending: Pending): Promise<Result<null, Refusal>> {
    if (this.find(pending.clientId) >= 0) return ok(null)
    if (this.kept.length >= limits.outbox) return fail(refusal('outbox-full'))
    const row = { ...pending, kept: true } as const
    this.kept.push(row)
    await this.save(row)
    return ok(null)
  }

  has(clientId: ClientId): boolean {
    return this.find(clientId) >= 0
  }

  /** Tells of the posts to a room that are still being saved: they stand in it, whatever becomes of the room. */
  show(room: RoomId): void {
    for (const pending of this.kept)
      if (pending.room === room && this.unsaved.has(pending.clientId))
        this.surroundings.tell({ type: 'queued', pending })
  }

  /** Sends a refused post again, in its old place before what is not sent yet. */
  retry(clientId: ClientId): void {
    const at = this.find(clientId)
    const row = this.kept[at]
    if (!row?.refusal) return
    const pending = { ...row, refusal: null, time: this.surroundings.clock.now() }
    this.kept[at] = pending
    void this.save(pending)
  }

  /** Forgets a post. One that is under way may still arrive. */
  discard(clientId: ClientId): void {
    this.forget(({ clientId: id }) => id === clientId)
  }

  /** Forgets the posts to a room that its person has left here. */
  leave(room: RoomId): void {
    this.forget((row) => row.room === room)
  }

  /** There is a connection: the oldest waiting post goes first, also when it was sent before. */
  connected(send: (row: Pending) => void): void {
    this.send = send
    this.expire()
  }

  /** The connection is gone, or was not made; nobody knows what became of the post under way. */
  disconnected(): void {
    this.send = null
    this.underWay = null
    this.pausing = false
    this.cancelPause()
    this.expire()
  }

  /** The host has this post. */
  acknowledged(clientId: ClientId): void {
    if (!this.remove(clientId)) return
    this.become(null)
    this.goOn()
  }

  /** The host refused this post: what passes by itself is a reason to wait, anything else is one for its person. */
  refused(clientId: ClientId, why: Refusal, retryAfter?: number): void {
    if (this.find(clientId) < 0 || clientId !== this.underWay) return
    if (why.code === 'disk-full') this.become(why)
    if (why.code === 'rate-limited' || why.code === 'disk-full') return this.pause(patienceOf(retryAfter))
    this.fail(clientId, why)
    this.goOn()
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

  /** Whether the host takes posts at all, told when it changes. */
  private become(stalled: Refusal | null): void {
    if (this.stalled === (stalled !== null)) return
    this.stalled = stalled !== null
    this.surroundings.tell({ type: 'stalled', refusal: stalled })
  }

  private async save(row: Pending): Promise<void> {
    const { clientId } = row
    this.unsaved.add(clientId)
    const saved = await this.surroundings.store.save(row)
    this.unsaved.delete(clientId)
    // it may have been discarded meanwhile
    if (this.find(clientId) < 0) return this.pump()
    this.surroundings.tell({ type: 'queued', pending: row })
    if (!saved.ok) this.fail(clientId, refusal('outbox-unkept'))
    this.goOn()
  }

  /** It waits for its person from now on. That is kept too, where the disk allows. */
  private fail(clientId: ClientId, why: Refusal): void {
    const at = this.find(clientId)
    const row = this.kept[at]
    if (!row) return
    const refused = { ...row, refusal: why }
    this.kept[at] = refused
    this.settle(clientId)
    void this.surroundings.store.save(refused)
    this.surroundings.tell({ type: 'unsent', room: row.room, clientId, refusal: why })
  }

  /** What waited too long waits for its person from now on; the others go on. */
  private expire(): void {
    const old = this.surroundings.clock.now() - limits.outboxKept
    for (const { clientId, refusal: refused, time } of [...this.kept]) {
      if (refused === null && time <= old && clientId !== this.underWay) this.fail(clientId, refusal('outbox-old'))
    }
    this.goOn()
  }

  private goOn(): void {
    if (!this.kept.some((row) => row.refusal === null)) this.become(null)
    this.pump()
  }

  private pump(): void {
    if (!this.send || this.underWay !== null || this.pausing) return
    const head = this.kept.find((row) => row.refusal === null)
    if (!head || this.unsaved.has(head.clientId)) return
    this.underWay = head.clientId
    this.send(head)
  }

  /** Its person wants none of these any more. */
  private forget(unwanted: (row: Pending) => boolean): void {
    for (const { room, clientId } of this.kept.filter(unwanted)) {
      this.remove(clientId)
      this.surroundings.tell({ type: 'discarded', room, clientId })
    }
    this.goOn()
  }

  private remove(clientId: ClientId): Pending | undefined {
    const at = this.find(clientId)
    if (at < 0) return undefined
    this.settle(clientId)
    this.surroundings.store.remove([clientId])
    return this.kept.splice(at, 1)[0]
  }

  private settle(clientId: ClientId): void {
    if (this.underWay === clientId) this.underWay = null
  }

  private find(clientId: ClientId): number {
    return this.kept.findIndex((row) => row.clientId === clientId)
  }
}
