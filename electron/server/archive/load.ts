import { numberIn, textIn } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import { Damage } from '../../store/problem.ts'
import type { Kept, KeptBan, KeptMember, KeptPerson, KeptRoom } from '../store.ts'
import { checkSum, sumOf } from './sums.ts'

/** What a host begins with. */
export interface Beginning {
  /** The history's name. */
  readonly id: string
  readonly kept: Kept
}

/** Reads all that is kept but the messages, and checks each row of it. Throws `Damage`. */
export function load(database: Database): Beginning {
  const about = database.one('SELECT history FROM about')
  return {
    id: textIn(about, 'history'),
    kept: { people: people(database), rooms: rooms(database), bans: bans(database) },
  }
}

function people(database: Database): KeptPerson[] {
  const rows = database.rows('SELECT id, name, sum FROM people ORDER BY number')
  return rows.flatMap((row) => {
    const id = textIn(row, 'id')
    const name = row['name'] === null ? null : textIn(row, 'name')
    checkSum(row, sumOf(id, name ?? ''))
    return name === null ? [] : [{ id, name }]
  })
}

function bans(database: Database): KeptBan[] {
  return database.rows('SELECT subject, until, sum FROM bans').map((row) => {
    const [subject, until] = [textIn(row, 'subject'), numberIn(row, 'until')]
    checkSum(row, sumOf(subject, until))
    return { subject, until }
  })
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
    'SELECT *, (SELECT max(seq) FROM messages WHERE room = number) AS last FROM rooms ORDER BY number',
  )
  return rows.flatMap((row) => roomOf(row, members.get(numberIn(row, 'number')) ?? []))
}

function memberRows(database: Database): Row[] {
  return database.rows(
    'SELECT room, people.id AS person, since, read FROM members JOIN people ON people.number = person ORDER BY person',
  )
}

/** A room; none where it is known by its messages alone. */
function roomOf(row: Row, members: readonly KeptMember[]): KeptRoom[] {
  const [id, name, topic] = [textIn(row, 'id'), textIn(row, 'name'), textIn(row, 'topic')]
  const kind = row['kind'] === null ? '' : textIn(row, 'kind')
  const newest = numberIn(row, 'newest')
  checkSum(row, sumOf(id, kind, name, topic))
  if (Number(row['last']) > newest) throw new Damage('a room has more messages than it counted')
  return kind === 'open' || kind === 'direct' ? [{ id, kind, name, topic, newest, members }] : []
}

function memberOf(row: Row): KeptMember {
  return { person: textIn(row, 'person'), since: numberIn(row, 'since'), read: numberIn(row, 'read') }
}
