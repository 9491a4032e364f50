import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { numberIn, textIn } from './columns.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open-database.ts'
import { Damage } from './problem.ts'

let folder: ReturnType<typeof temporaryFolder>
let database: Database

beforeEach(() => {
  folder = temporaryFolder()
  database = openDatabase(join(folder.path, 'numbers.db'))
  database.execute('CREATE TABLE numbers (number INTEGER PRIMARY KEY) STRICT; INSERT INTO numbers VALUES (1), (2), (3)')
})

afterEach(() => {
  database.close()
  folder.remove()
})

const select = 'SELECT number FROM numbers WHERE number >= ? ORDER BY number'

describe('rows that are read one by one', () => {
  function upTo(last: number, from = 1): [unknown[], boolean] {
    const found: unknown[] = []
    const wants = ({ number }: { number?: unknown }) => Number(number) <= last && found.push(number) > 0
    const stopped = database.walk(select, wants, from)
    return [found, stopped]
  }

  it('are those that are wanted, and the walk says whether it stopped at one', () => {
    expect(upTo(2)).toEqual([[1, 2], true])
    expect(upTo(3, 2)).toEqual([[2, 3], false])
    expect(upTo(0)).toEqual([[], true])
  })

  it('hold nothing back once the walk has stopped: the WAL is carried into the file', () => {
    upTo(1)
    expect(database.pragma('wal_checkpoint(TRUNCATE)')).toBe(0)
  })
})

describe('what a database must hold', () => {
  it('is damage where it is missing', () => {
    expect(database.one(select, 3)).toEqual({ number: 3 })
    expect(() => database.one(select, 4)).toThrow(Damage)
  })

  it('is damage where it is of another kind', () => {
    const row = { word: 'tea', number: 7 }
    expect([textIn(row, 'word'), numberIn(row, 'number')]).toEqual(['tea', 7])
    expect(() => textIn(row, 'number')).toThrow(Damage)
    expect(() => numberIn(row, 'word')).toThrow(Damage)
  })
})

describe('a transaction', () => {
  it('that throws leaves nothing, and the next one is done', () => {
    const act = (number: number, after: () => void) =>
      database.transact(() => {
        database.run('INSERT INTO numbers VALUES (?)', number)
        after()
      })
    expect(() =>
      act(4, () => {
        throw new Error('a bug')
      }),
    ).toThrow('a bug')
    act(5, () => undefined)
    expect(database.rows(select, 4)).toEqual([{ number: 5 }])
  })
})

describe('a database that cannot have a WAL', () => {
  it('is not opened, and no lock of it is left', () => {
    const before = process.cwd()
    process.chdir(folder.path)
    expect(() => openDatabase(':memory:')).toThrow('unable to open :memory: with WAL and full syncs')
    expect(existsSync(':memory:.lock')).toBe(false)
    process.chdir(before)
  })
})
