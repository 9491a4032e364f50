import { rmSync } from 'node:fs'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import type { DatabaseRoom, Said } from './evidence.ts'

/** What a host that has ended left on its disk. */
export interface DatabaseContents {
  readonly rooms: readonly DatabaseRoom[]
  /** What SQLite's own `integrity_check` says. */
  readonly integrity: string
}

const messagesSql = `
  SELECT rooms.id AS room, seq, people.id AS author, client, text FROM messages
  JOIN rooms ON rooms.number = messages.room JOIN people ON people.number = messages.author
  ORDER BY rooms.number, seq`
const membersSql = `
  SELECT rooms.id AS room, people.id AS person FROM members
  JOIN rooms ON rooms.number = members.room JOIN people ON people.number = members.person`

/** Reads a host's history with SQL of its own: the product's code has no part in judging itself. */
export function readDatabase(folder: string): DatabaseContents {
  const path = join(folder, 'history.db')
  // a host that was killed leaves its lock
  rmSync(`${path}.lock`, { recursive: true, force: true })
  const database = new sqlite.Database(path, { fileMustExist: true })
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    const integrity = textOf(database.all('PRAGMA integrity_check')[0]?.['integrity_check'])
    const rooms = new Map<string, { id: string; members: string[]; messages: Said[] }>()
    for (const { id } of database.all('SELECT id FROM rooms ORDER BY number'))
      rooms.set(textOf(id), { id: textOf(id), members: [], messages: [] })
    for (const row of database.all(messagesSql)) rooms.get(textOf(row['room']))?.messages.push(saidOf(row))
    for (const { room, person } of database.all(membersSql)) rooms.get(textOf(room))?.members.push(textOf(person))
    return { rooms: [...rooms.values()], integrity }
  } finally {
    database.close()
  }
}

type Row = ReturnType<InstanceType<typeof sqlite.Database>['all']>[number]

function saidOf({ room, seq, author, client, text }: Row): Said {
  return {
    room: textOf(room),
    seq: Number(seq),
    author: textOf(author),
    clientId: textOf(client),
    text: textOf(text),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
