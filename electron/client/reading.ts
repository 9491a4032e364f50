import type { Clock } from '../../shared/clock.ts'
import type { RoomId, Seq } from '../../shared/model.ts'

/** ms between two tellings for one room: a reader who keeps up with a fast room would else use up all that a host takes. */
const rest = 500

interface Resting {
  /** How far the room was read since it was told last. */
  newest: Seq | null
  cancel: () => void
}

/** Tells a host how far its rooms are read: at once, and while somebody goes on reading the newest alone, now and then. */
export class Reading {
  private readonly resting = new Map<RoomId, Resting>()

  constructor(
    private readonly clock: Clock,
    private readonly send: (room: RoomId, seq: Seq) => void,
  ) {}

  /** The room is read up to here. */
  tell(room: RoomId, seq: Seq): void {
    const resting = this.resting.get(room)
    if (resting) resting.newest = seq
    else this.tellNow(room, seq)
  }

  /** What waits is told now. */
  flush(): void {
    const waiting = [...this.resting]
    this.stop()
    for (const [room, { newest }] of waiting) if (newest !== null) this.send(room, newest)
  }

  /** The connection is gone: what waits is told by the next login. */
  stop(): void {
    for (const { cancel } of this.resting.values()) cancel()
    this.resting.clear()
  }

  private tellNow(room: RoomId, seq: Seq): void {
    this.send(room, seq)
    const cancel = this.clock.after(rest, () => {
      const newest = this.resting.get(room)?.newest ?? null
      this.resting.delete(room)
      if (newest !== null) this.tellNow(room, newest)
    })
    this.resting.set(room, { newest: null, cancel })
  }
}
