import { numberIn, textIn } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'
import type { Kept, KeptMember, KeptRoom } from '../store.ts'

/** What a host begins with. */
export interface Beginning {
  /** The history's name. */
  readonly id: string
  readonly kept: Kept
}

/** Reads all that is kept but the messages. */
export function load(database: Database): Beginning {
  const about = database.row('SELECT history FROM about') ?? {}
  const people = database.rows('SELECT id, name FROM people WHERE name IS NOT NULL ORDER BY number')
  const bans = database.rows('SELECT subject, until FROM bans')
  return {
    id: textIn(about, 'history'),
    kept: {
      people: people.map((row) => ({ id: textIn(row, 'id'), name: textIn(row, 'name') })),
      rooms: rooms(database),
      bans: bans.map((row) => ({ subject: textIn(row, 'subject'), until: numberIn(row, 'until') })),
    },
  }
}

function rooms(database: Database): KeptRoom[] {
  const members = new Map<number, KeptMember[]>()
  for (const row of memberRows(database)) {
    const room = numberIn(row, 'room')
    const there = members.get(room)
    if (there) there.push(memberOf(row))
    else members.set(room, [memberOf(row)])
  }
  const rows = database.rows(
    `SELECT *, (SELECT max(seq) FROM messages WHERE room = number) AS last FROM rooms
     WHERE kind IS NOT NULL ORDER BY number`,
  )
  return rows.map((row) => roomOf(row, members.get(numberIn(row, 'number')) ?? []))
}

function memberRows(database: Database): Row[] {
  return database.rows(
    'SELECT room, people.id AS person, since, read FROM members JOIN people ON people.number = person ORDER BY person',
  )
}

function roomOf(row: Row, members: readonly KeptMember[]): KeptRoom {
  const newest = numberIn(row, 'newest')
  if (Number(row['last']) > newest) throw new Damage('a room has more messages than it counted')
  const kind = textIn(row, 'kind') === 'direct' ? 'direct' : 'open'
  return { id: textIn(row, 'id'), kind, name: textIn(row, 'name'), topic: textIn(row, 'topic'), newest, members }
}

function memberOf(row: Row): KeptMember {
  return { person: textIn(row, 'person'), since: numberIn(row, 'since'), read: numberIn(row, 'read') }
}
