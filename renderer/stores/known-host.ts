import { shallowRef, triggerRef, type ShallowRef } from 'vue'
import type { HostView } from '../../shared/bridge.ts'
import { apply, type MirrorEvent } from '../../shared/mirror/apply.ts'
import type { Mirror, RoomMirror } from '../../shared/mirror/mirror.ts'
import type { PersonId, RoomId } from '../../shared/model.ts'
import { both, everyRoom, everything, nothing, touchedBy, type Touched } from './touched.ts'

/**
 * One host as this window knows it. Its mirror is plain data changed in place: Vue watching every message of
 * every room would cost far more than the rooms on screen are worth. Three kinds of tick say what changed instead,
 * and every reader below follows the tick it depends on.
 */
export class KnownHost {
  private readonly seen: ShallowRef<HostView>
  private mirror: Mirror
  private readonly peopleTick = shallowRef(null)
  private readonly roomsTick = shallowRef(null)
  private readonly roomTicks = new Map<RoomId, ShallowRef<null>>()
  /** What changed since those who follow were woken last. */
  private touched: Touched = nothing

  constructor(view: HostView, mirror: Mirror) {
    this.seen = shallowRef(view)
    this.mirror = mirror
  }

  get id(): string {
    return this.seen.value.id
  }

  get view(): HostView {
    return this.seen.value
  }

  set view(view: HostView) {
    this.seen.value = view
  }

  /** This profile's own person there; null until the first welcome. */
  get you(): PersonId | null {
    void this.peopleTick.value
    return this.mirror.you
  }

  /** Follows every change of people: names and presence. */
  withPeople(): Mirror {
    void this.peopleTick.value
    return this.mirror
  }

  /** Follows every change in any room: the list, names, unread counts. */
  withRooms(): Mirror {
    void this.roomsTick.value
    return this.mirror
  }

  /** Follows one room alone. */
  room(id: RoomId): RoomMirror | undefined {
    void this.tickOf(id).value
    return this.mirror.rooms[id]
  }

  /** Changes the mirror by one event. Whoever follows what it touched sleeps until `wake`. */
  hear(event: MirrorEvent): void {
    apply(this.mirror, event)
    this.touched = both(this.touched, touchedBy(event))
  }

  /** Wakes whoever follows what was touched since the last time, once, however much it was. */
  wake(): void {
    const { people, rooms } = this.touched
    this.touched = nothing
    if (people) triggerRef(this.peopleTick)
    if (rooms.length === 0) return
    triggerRef(this.roomsTick)
    for (const [id, tick] of this.roomTicks) if (rooms === everyRoom || rooms.includes(id)) triggerRef(tick)
  }

  /** Changes the mirror by one event, and wakes at once. */
  apply(event: MirrorEvent): void {
    this.hear(event)
    this.wake()
  }

  /** The host told everything anew. What this window alone knows stays. */
  begin(mirror: Mirror): void {
    outlive(this.mirror, mirror)
    this.mirror = mirror
    this.touched = everything
    this.wake()
  }

  private tickOf(id: RoomId): ShallowRef<null> {
    const known = this.roomTicks.get(id)
    if (known) return known
    const tick = shallowRef(null)
    this.roomTicks.set(id, tick)
    return tick
  }
}

/** Brings into a fresh mirror what only the old one knows: what was refused before the app took it, and how far back the reader went. */
function outlive(old: Mirror, fresh: Mirror): void {
  for (const { id, pending, unfolded, messages, whole } of Object.values(old.rooms)) {
    const room = fresh.rooms[id]
    if (!room) continue
    const held = new Set(room.pending.map((row) => row.clientId))
    for (const row of pending) {
      // what the app took and does not hold any more is on the host
      if (row.refusal !== null && !row.kept && !held.has(row.clientId)) apply(fresh, { type: 'queued', pending: row })
    }
    const meets = (messages.at(-1)?.seq ?? 0) >= (room.messages[0]?.seq ?? Infinity) - 1
    if (unfolded && meets && old.history === fresh.history) {
      apply(fresh, { type: 'unfolded', room: id, messages, more: !whole })
    }
  }
}
