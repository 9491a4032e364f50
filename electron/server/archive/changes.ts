import type { RoomId } from '../../../shared/model.ts'
import type { Database } from '../../store/database.ts'
import type { Change } from '../store.ts'
import type { Counts } from './counts.ts'
import type { Messages } from './messages.ts'
import type { Numbers } from './numbers.ts'
import { forgetReach } from './reach.ts'
import { sumOf } from './sums.ts'

/** Writes down what changes beside messages. */
export class Changes {
  constructor(
    private readonly database: Database,
    private readonly counts: Counts,
    private readonly numbers: Numbers,
    private readonly messages: Messages,
  ) {}

  keep(change: Change): null {
    const { database } = this
    switch (change.type) {
      case 'person':
        database.run(
          'UPDATE people SET name = ?, sum = ? WHERE number = ?',
          ...[change.name, sumOf(change.id, change.name), this.numbers.of(change.id)],
        )
        break
      case 'room':
        database.run(
          'UPDATE rooms SET kind = ?, name = ?, topic = ?, sum = ? WHERE number = ?',
          ...[change.kind, change.name, change.topic, sumOf(change.id, change.kind, change.name, change.topic)],
          this.counts.of(change.id).number,
        )
        break
      case 'ban':
        database.run(
          `INSERT INTO bans VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET until = excluded.until, sum = excluded.sum`,
          ...[change.subject, change.until, sumOf(change.subject, change.until)],
        )
        break
      case 'forget':
        this.forget(change.room)
        break
      default:
        this.keepMember(change)
    }
    return null
  }

  private keepMember(change: Extract<Change, { person: string }>): void {
    const where = [this.counts.of(change.room).number, this.numbers.of(change.person)] as const
    if (change.type === 'exit') this.database.run('DELETE FROM members WHERE room = ? AND person = ?', ...where)
    else if (change.type === 'read')
      this.database.run(
        `UPDATE members SET read = max(read, ?), twin = twin + read - max(read, ?)
         WHERE room = ? AND person = ?`,
        ...[change.seq, change.seq, ...where],
      )
    else
      this.database.run(
        `INSERT INTO members (room, person, since, read, twin) VALUES (?1, ?2, ?3, ?4, -(?1 + ?2 + ?3 + ?4))
         ON CONFLICT DO UPDATE SET since = excluded.since, read = excluded.read, twin = excluded.twin`,
        ...[...where, change.since, change.read],
      )
  }

  private forget(room: RoomId): void {
    const number = this.counts.find(room)?.number
    if (number === undefined) return
    forgetReach(this.database.path)
    this.messages.clear(number)
    this.database.run('DELETE FROM members WHERE room = ?', number)
    this.database.run('DELETE FROM rooms WHERE number = ?', number)
    this.counts.end(room)
  }
}
