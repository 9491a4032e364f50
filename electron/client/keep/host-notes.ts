import { limits } from '../../../shared/limits.ts'
import type { Pending } from '../../../shared/mirror/mirror.ts'
import type { Message, RoomId } from '../../../shared/model.ts'
import { numberIn } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import type { HostNote, KeptHost, KeptRoom } from './notes.ts'
import { membersOut } from './rows.ts'

/** Messages of one room that come before what is too old is looked for. */
const spell = 500

/** Writes down what is to be kept of hosts. */
export class HostNotes {
  /** Messages of each room since what is too old was taken away. */
  private readonly added = new Map<number, number>()

  constructor(private readonly database: Database) {}

  take(id: string, note: HostNote): void {
    if (note.type === 'forgotten') return this.forget(id)
    const host = this.numberOf(id)
    switch (note.type) {
      case 'host':
        return this.keepHost(host, note.kept)
      case 'person':
        return this.keepPerson(host, note.person.id, note.person.name)
      case 'unperson':
        return void this.database.run('DELETE FROM people WHERE host = ? AND id = ?', host, note.person)
      case 'room':
        return this.keepRoom(host, note.room)
      case 'rooms':
        return this.leaveOthers(host, new Set(note.rooms))
      case 'exited':
        return this.leave(host, note.room)
      case 'said':
        return this.keepMessages(host, note.messages)
      case 'row':
        return this.keepRow(host, note.row)
      case 'unrow':
        this.database.run('DELETE FROM outbox WHERE host = ? AND client = ?', host, note.clientId)
    }
  }

  private numberOf(id: string): number {
    const known = this.database.row('SELECT number FROM hosts WHERE id = ?', id)
    if (known) return numberIn(known, 'number')
    this.database.run('INSERT INTO hosts (id) VALUES (?)', id)
    return this.numberOf(id)
  }

  private forget(id: string): void {
    this.database.run('DELETE FROM hosts WHERE id = ?', id)
    this.database.run('DELETE FROM drafts WHERE host = ?', id)
    this.database.run('DELETE FROM place WHERE host = ?', id)
  }

  private keepHost(host: number, { you, host: name, history }: KeptHost): void {
    this.database.run(
      `UPDATE hosts SET you = ?, name = ?, era = era + (history NOT IN ('', ?)), history = ? WHERE number = ?`,
      ...[you, name, history, history, host],
    )
  }

  private keepPerson(host: number, id: string, name: string): void {
    this.database.run(
      'INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
      ...[host, id, name],
    )
  }

  private keepRoom(host: number, { id, kind, name, topic, members, since, read }: KeptRoom): void {
    this.database.run(
      `INSERT INTO rooms (host, id, kind, name, topic, members, since, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, topic = excluded.topic, members = excluded.members,
       since = excluded.since, read = excluded.read`,
      ...[host, id, kind, name, topic, membersOut(members), since, read],
    )
  }

  private leaveOthers(host: number, stay: ReadonlySet<RoomId>): void {
    for (const { id } of this.database.rows('SELECT id FROM rooms WHERE host = ?', host)) {
      if (typeof id === 'string' && !stay.has(id)) this.leave(host, id)
    }
  }

  private leave(host: number, room: RoomId): void {
    this.database.run('DELETE FROM rooms WHERE host = ? AND id = ?', host, room)
  }

  private keepMessages(host: number, messages: readonly Message[]): void {
    const places = new Map<RoomId, { number: number; era: number } | null>()
    for (const message of messages) {
      const known = places.get(message.room)
      const place = known === undefined ? this.placeOf(host, message.room) : known
      places.set(message.room, place)
      if (place) this.keepMessage(place, message)
    }
  }

  private placeOf(host: number, room: RoomId): { number: number; era: number } | null {
    const row = this.database.row(
      'SELECT rooms.number, era FROM rooms JOIN hosts ON hosts.number = host WHERE host = ? AND rooms.id = ?',
      ...[host, room],
    )
    return row && { number: numberIn(row, 'number'), era: numberIn(row, 'era') }
  }

  /** What was told first stays: what was said cannot change. */
  private keepMessage({ number, era }: { number: number; era: number }, message: Message): void {
    const { seq, clientId, author, name, kind, text, time } = message
    const added = this.database.run(
      'INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[number, era, seq, clientId, author, name, kind, text, time],
    )
    const count = (this.added.get(number) ?? spell - 1) + added
    this.added.set(number, count >= spell ? 0 : count)
    if (count >= spell) this.trim(number)
  }

  /** Only so many of a room's newest messages are kept. */
  private trim(room: number): void {
    this.database.run(
      `DELETE FROM messages WHERE room = ?1 AND (era, seq) <=
       (SELECT era, seq FROM messages WHERE room = ?1 ORDER BY era DESC, seq DESC LIMIT 1 OFFSET ?2)`,
      ...[room, limits.keptMessages],
    )
  }

  private keepRow(host: number, { room, clientId, kind, text, time, refusal }: Pending): void {
    this.database.run(
      `INSERT INTO outbox (host, client, room, kind, text, time, refusal) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (host, client) DO UPDATE SET time = excluded.time, refusal = excluded.refusal`,
      ...[host, clientId, room, kind, text, time, refusal?.code ?? null],
    )
  }
}
