import { countUnread, leaveEarlier } from '../../../shared/mirror/messages.ts'
import { emptyMirror, kept, type Mirror, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message } from '../../../shared/model.ts'
import { numberIn, textIn } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import type { Begun, Kept } from './notes.ts'
import { messageOf, pendingOf, roomOf, saidColumns } from './rows.ts'

/** Messages of a room that a window begins with, and as many of earlier histories: those before are asked for. */
const newest = 200

/** Reads what a window begins with: the rest of what was said stays on disk until somebody scrolls there. */
export function load(database: Database): Kept {
  const hosts = database.rows('SELECT * FROM hosts').map((row) => [textIn(row, 'id'), begunOf(database, row)] as const)
  const drafts = database.rows('SELECT host, room, text FROM drafts')
  const place = database.row('SELECT host, room FROM place')
  return {
    hosts: Object.fromEntries(hosts),
    drafts: drafts.map((row) => ({ host: textIn(row, 'host'), room: textIn(row, 'room'), text: textIn(row, 'text') })),
    place: place && { host: textIn(place, 'host'), room: textIn(place, 'room') },
  }
}

/** Of these messages, newest first, those that follow each other without a gap, in their order. */
export function unbroken(messages: readonly Message[]): Message[] {
  const top = messages[0]?.seq ?? 0
  const gap = messages.findIndex((message, at) => message.seq !== top - at)
  return (gap < 0 ? [...messages] : messages.slice(0, gap)).reverse()
}

function begunOf(database: Database, row: Row): Begun {
  const number = numberIn(row, 'number')
  const rows = database.rows('SELECT * FROM outbox WHERE host = ? ORDER BY position', number).map(pendingOf)
  return { mirror: mirrorOf(database, row, number), rows }
}

function mirrorOf(database: Database, row: Row, host: number): Mirror {
  const you = row['you'] === null ? null : textIn(row, 'you')
  const mirror = { ...emptyMirror(), you, host: textIn(row, 'name'), history: textIn(row, 'history') }
  for (const person of database.rows('SELECT id, name FROM people WHERE host = ?', host)) {
    const id = textIn(person, 'id')
    mirror.people[id] = { id, name: textIn(person, 'name'), presence: 'offline' }
  }
  for (const roomRow of database.rows('SELECT * FROM rooms WHERE host = ? ORDER BY number', host)) {
    const room = roomOf(roomRow)
    mirror.rooms[room.id] = room
    fill(database, room, numberIn(roomRow, 'number'), numberIn(row, 'era'))
    countUnread(mirror, room)
  }
  return mirror
}

function fill(database: Database, room: RoomMirror, number: number, era: number): void {
  const last = database.row('SELECT max(seq) AS seq FROM messages WHERE room = ? AND era = ?', number, era)
  // what is unread belongs to it, as far as a window holds so much
  const from = Math.min(Number(last?.['seq'] ?? 0) - newest, room.read)
  room.messages = unbroken(said(database, `room = ? AND era = ? AND seq > ?`, kept.messages, number, era, from))
  room.earlier = said(database, 'room = ? AND era < ?', newest, number, era).reverse()
  leaveEarlier(room, room.messages)
  room.newest = Math.max(room.since, room.messages.at(-1)?.seq ?? 0)
  room.whole = (room.messages[0]?.seq ?? 0) <= room.since + 1
}

function said(database: Database, where: string, most: number, ...values: number[]): Message[] {
  const rows = database.rows(
    `SELECT rooms.id AS room, ${saidColumns} FROM messages JOIN rooms ON rooms.number = room WHERE ${where} ORDER BY era DESC, seq DESC LIMIT ?`,
    ...[...values, most],
  )
  return rows.map(messageOf)
}
