import type { Event } from '../../shared/events.ts'
import type { Mirror } from '../../shared/mirror/mirror.ts'
import type { RoomId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { CatchUp, elsewhere, isBehind, type CatchUpNeeds } from './catch-up.ts'

interface GapFillerNeeds extends CatchUpNeeds {
  /** What is missing cannot be had on this connection, and why: the host said more than it tells, or could not tell it. */
  broken(why: RefusalCode): void
}

/** Fills what turns out to be missing in the rooms of a connection that is online. */
export class GapFiller {
  private readonly catchUp: CatchUp
  private over = false

  constructor(
    private readonly mirror: Mirror,
    private readonly needs: GapFillerNeeds,
  ) {
    this.catchUp = new CatchUp(mirror, needs)
  }

  /** An event has changed the mirror: where it says that there is more in a room than is held, that is fetched. */
  heard(event: Event): void {
    const rooms = event.type === 'behind' ? event.rooms.map(({ room }) => room) : 'room' in event ? [event.room] : []
    for (const id of rooms) {
      const room = id === undefined ? undefined : this.mirror.rooms[id]
      if (room && isBehind(room)) void this.fill(room.id)
    }
  }

  /** The connection is gone. */
  stop(): void {
    this.over = true
    this.catchUp.stop()
  }

  private async fill(room: RoomId): Promise<void> {
    const problem = await this.catchUp.room(room)
    if (problem && !this.over && !elsewhere.has(problem.code)) this.needs.broken(problem.code)
  }
}
