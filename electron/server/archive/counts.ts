import type { RoomId, Seq } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import type { Reach } from './reach.ts'
import { sumOf } from './sums.ts'

/** A room by the number it has inside the file, and how far it has counted. */
export interface Count {
  readonly number: number
  newest: Seq
  /** Whether `newest` is further than the file says. */
  ahead: boolean
}

/** How far each room has counted. It is written once for each transaction, not for each message. */
export class Counts {
  private readonly known = new Map<RoomId, Count>()

  constructor(private readonly database: Database) {}

  /** The room's count; it begins where there was none. */
  of(room: RoomId): Count {
    return this.find(room) ?? this.begin(room)
  }

  /** The room's count, if it has one. */
  find(room: RoomId): Count | null {
    const known = this.known.get(room)
    if (known) return known
    const row = this.database.row('SELECT number, newest FROM rooms WHERE id = ?', room)
    return row && this.note(room, numberIn(row, 'number'), numberIn(row, 'newest'))
  }

  /** Writes what has grown; answers how far one room of it has come; null where none has. */
  settle(): Reach | null {
    let reach: Reach | null = null
    for (const count of this.known.values()) {
      if (!count.ahead) continue
      this.database.run(
        'UPDATE rooms SET newest = ?, twin = ? WHERE number = ?',
        ...[count.newest, -count.newest, count.number],
      )
      count.ahead = false
      reach = { room: count.number, newest: count.newest }
    }
    return reach
  }

  /** The room is gone: it will count anew. */
  end(room: RoomId): void {
    this.known.delete(room)
  }

  /** What was counted in a transaction that was undone is not counted. */
  forget(): void {
    this.known.clear()
  }

  private begin(room: RoomId): Count {
    this.database.run(
      `INSERT INTO rooms (id, name, topic, sum, newest, twin) VALUES (?, '', '', ?, 0, 0)`,
      ...[room, sumOf(room, '', '', '')],
    )
    const row = this.database.one('SELECT last_insert_rowid() AS number')
    return this.note(room, numberIn(row, 'number'), 0)
  }

  private note(room: RoomId, number: number, newest: Seq): Count {
    const count = { number, newest, ahead: false }
    this.known.set(room, count)
    return count
  }
}
