import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { isDamage } from '../../store/problem.ts'
import { perform } from '../../store/perform.ts'
import { draft } from '../store-contract.ts'
import type { ArchiveClerk } from './archive-clerk.ts'
import { openClerk } from './open-clerk.ts'
import { patrolAll } from './patrol.ts'
import { historyFile } from './places.ts'

/** How many damaged files are tried. */
const rounds = Number(process.env['HEARTH_FLIPS'] ?? 60)
/** `HEARTH_SEED` replays a failure. */
const seed = Number(process.env['HEARTH_SEED'] ?? 7)

describe('bytes that turned into others', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let file: string

  function open(): ArchiveClerk | null {
    const clerk = openClerk({ folder: folder.path, damaged: 'refuse', reserve: 0, now: 0 })
    return clerk.ok ? clerk.value : null
  }

  function fill(clerk: ArchiveClerk): void {
    const people = ['key-ali', 'key-sara', 'guest-1']
    const rooms = ['room-lobby', 'room-2', 'direct:key-ali+key-sara']
    perform(clerk, [
      ...people.slice(0, 2).map((id) => ['keep', { type: 'person', id, name: `name of ${id}` }] as const),
      ...rooms.map((id) => ['keep', { type: 'room', id, kind: 'open', name: id, topic: `topic of ${id}` }] as const),
      ...rooms.map((room) => ['keep', { type: 'member', room, person: 'key-ali', since: 3, read: 5 }] as const),
      ['keep', { type: 'read', room: 'room-2', person: 'key-ali', seq: 9 }],
      ['keep', { type: 'ban', subject: '192.0.2.7', until: 99 }],
      ...Array.from({ length: 600 }, (_, at) => {
        const [author = '', room = ''] = [people[at % 3], rooms[at % 2]]
        return ['append', draft(`client-${at}`, { author, room, text: `words ${at}`.repeat(1 + (at % 40)) })] as const
      }),
      ['prune', { room: 0, before: null, rows: 200, again: 0 }],
    ])
  }

  /** Everything that a host may ever read; throws where it is damaged. */
  function all({ acts, database }: ArchiveClerk): unknown {
    patrolAll(database)
    const pages = ['room-lobby', 'room-2'].map((room) =>
      acts.page({ room, way: 'after', seq: 0, since: 0, most: 1_000 }),
    )
    return [acts.begin(null), ...pages]
  }

  /** Makes a history, and answers everything in it. */
  function filled(): unknown {
    let everything: unknown
    for (const act of [fill, (clerk: ArchiveClerk) => (everything = all(clerk))]) {
      const clerk = open()
      if (!clerk) throw new Error('it does not open')
      act(clerk)
      clerk.database.close()
    }
    return everything
  }

  beforeEach(() => {
    folder = temporaryFolder()
    file = historyFile(folder.path)
  })

  afterEach(() => folder.remove())

  it.each([
    ['anywhere', Infinity],
    ['on the page that says which tables there are', 4_096],
  ])(
    `are noticed, or change nothing: %s (seed ${seed}, ${rounds} files)`,
    { timeout: rounds * 10_000 },
    (_, within) => {
      const whole = filled()
      const bytes = readFileSync(file)
      const flip = fc.record({
        at: fc.nat(Math.min(within, bytes.length) - 1),
        by: fc.integer({ min: 1, max: 255 }),
      })
      fc.assert(
        fc.property(flip, ({ at, by }) => {
          const damaged = Buffer.from(bytes)
          damaged[at] = (damaged[at] ?? 0) ^ by
          for (const left of ['-wal', '.damaged']) rmSync(file + left, { force: true })
          writeFileSync(file, damaged)
          const found = open()
          if (found) expectNoticed(found, whole)
          expect(existsSync(file)).toBe(true)
        }),
        { seed, numRuns: rounds },
      )
    },
  )

  function expectNoticed(clerk: ArchiveClerk, whole: unknown): void {
    try {
      expect(all(clerk)).toEqual(whole)
      clerk.database.close()
    } catch (error) {
      if (!isDamage(error)) throw error
      clerk.database.abandon()
    }
  }
})
