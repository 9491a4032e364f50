import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { perform } from '../../store/perform.ts'
import { Damage } from '../../store/problem.ts'
import { draft } from '../store-contract.ts'
import type { ArchiveClerk } from './archive-clerk.ts'
import { openClerk } from './open-clerk.ts'
import { patrolAll } from './patrol.ts'
import { archiving } from './test-archive.ts'

const history = archiving()
let clerk: ArchiveClerk

beforeEach(async () => {
  await history.filled(500)
  const opened = openClerk({ folder: history.folder, damaged: 'refuse', reserve: 0, now: 0 })
  if (!opened.ok) throw new Error(opened.error.code)
  clerk = opened.value
})

afterEach(() => clerk.database.abandon())

function patrolled(): void {
  patrolAll(clerk.database)
}

/** The last place of these bytes in the file becomes others, while SQLite has the file open. */
function turn(from: string, into: string): void {
  const at = readFileSync(history.file).lastIndexOf(from)
  expect(at).toBeGreaterThan(0)
  const file = openSync(history.file, 'r+')
  writeSync(file, into, at)
  closeSync(file)
}

describe('the patrol of a history', () => {
  it('finds nothing where all is whole', () => {
    expect(patrolled).not.toThrow()
  })

  it.each([
    ['a message', 'client-1-3Ali', 'client-1-xAli'],
    ['a person', 'key-aliAli', 'key-aliAlo'],
    ['a room', 'lobbytea', 'lobbyTea'],
  ])('finds %s that changed on the disk after it was read', (_, from, into) => {
    patrolled()
    turn(from, into)
    expect(patrolled).toThrow(Damage)
  })

  it('finds a read position that nobody wrote', () => {
    const unchecked = 'PRAGMA ignore_check_constraints'
    clerk.database.execute(`${unchecked}=ON; UPDATE members SET read = 400; ${unchecked}=OFF`)
    expect(patrolled).toThrow(Damage)
  })

  // as an index begins its entry of an id of ten letters: how long its parts are, and the time where it is by that
  it.each([
    ['time', '\x04\x01\x09!\x03'],
    ['room', '\x04\x09\x09!'],
  ])('finds an id that is remembered and cannot be found by its %s any more', (_, begins) => {
    perform(clerk, [
      ['prune', { room: 0, before: null, rows: 490, again: 0 }],
      ['freeze', null],
    ])
    expect(patrolled).not.toThrow()
    turn(`${begins}client-1-2`, `${begins}client-1-x`)
    expect(patrolled).toThrow(Damage)
  })

  it('is not misled by what is said in the same moment', () => {
    const orders = [
      ['append', draft('first')],
      ['patrol', { room: 0, seq: 0 }],
      ['append', draft('second')],
    ] as const
    expect(perform(clerk, orders)).toMatchObject([{ value: 501 }, { ok: true }, { value: 502 }])
  })
})

describe('what is remembered of a message that was deleted', () => {
  const again = [['recall', draft('client-1-2', { time: 3 })]] as const

  beforeEach(() => perform(clerk, [['prune', { room: 0, before: null, rows: 490, again: 0 }]]))

  it('is told to its author', () => {
    expect(perform(clerk, again)).toMatchObject([{ ok: true, value: { seq: 3 } }])
  })

  it('is not told where it changed on the disk', () => {
    clerk.database.execute(`UPDATE spent SET seq = 4 WHERE client = 'client-1-2'`)
    expect(() => perform(clerk, again)).toThrow(Damage)
  })
})
