import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import type { Clerk } from './clerk.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open-database.ts'
import { perform } from './perform.ts'
import { Damage, diskProblem } from './problem.ts'

type Acts = {
  readonly add: (word: string) => null
  readonly words: (asked: null) => unknown[]
  readonly fail: (error: unknown) => null
}

const path = (folder: { path: string }) => join(folder.path, 'words.db')

describe('orders that are done together', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let database: Database
  let undone: number
  let kept: number

  beforeEach(() => {
    folder = temporaryFolder()
    database = openDatabase(path(folder))
    database.execute('CREATE TABLE words (word TEXT NOT NULL) STRICT')
    undone = 0
    kept = 0
  })

  afterEach(() => {
    database.close()
    folder.remove()
  })

  function clerk(): Clerk<Acts> {
    return {
      database,
      manners: { add: 'writes', words: 'reads', fail: 'writes' },
      acts: {
        add: (word) => void database.run('INSERT INTO words VALUES (?)', word) as never,
        words: () => database.rows('SELECT word FROM words').map(({ word }) => word),
        fail: (error) => {
          throw error
        },
      },
      isHeld: () => true,
      settle: () => undefined,
      kept: () => void kept++,
      undone: () => void undone++,
    }
  }

  const disk = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' })

  it('count as kept once, when their transaction is over', () => {
    const later = { ...clerk(), settle: () => expect(kept).toBe(0), kept: () => database.transact(() => kept++) }
    perform(later, [
      ['add', 'tea'],
      ['add', 'coffee'],
    ])
    expect(kept).toBe(1)
  })

  it('are undone together where the disk fails, and those that read are answered all the same', () => {
    const answers = perform(clerk(), [
      ['add', 'tea'],
      ['words', null],
      ['fail', disk],
    ])
    expect(answers).toEqual([
      { ok: false, error: 'disk-failed' },
      { ok: true, value: [] },
      { ok: false, error: 'disk-failed' },
    ])
    expect([undone, kept]).toEqual([1, 1])
  })

  it('are undone where it is a bug, which is thrown on', () => {
    expect(() =>
      perform(clerk(), [
        ['add', 'tea'],
        ['fail', new Error('a bug')],
      ]),
    ).toThrow('a bug')
    expect(perform(clerk(), [['words', null]])).toEqual([{ ok: true, value: [] }])
    expect(existsSync(`${path(folder)}.damaged`)).toBe(false)
  })

  describe('over a file that another one has by now', () => {
    /** Ours for so many questions. */
    const heldFor = (times: number): Clerk<Acts> => ({ ...clerk(), isHeld: () => times-- > 0 })

    it('are not done, and not answered', () => {
      expect(perform(heldFor(0), [['add', 'tea']])).toBeNull()
      expect(perform(clerk(), [['words', null]])).toEqual([{ ok: true, value: [] }])
    })

    it('are not answered where it was taken over while they were done', () => {
      expect(perform(heldFor(1), [['add', 'tea']])).toBeNull()
      expect([undone, kept]).toEqual([0, 1])
    })

    it('note no damage: what another one writes meanwhile looks like it', () => {
      expect(perform(heldFor(1), [['fail', new Damage('a row is not as it was written')]])).toBeNull()
      expect(existsSync(`${path(folder)}.damaged`)).toBe(false)
    })

    it('are refused while the disk does not say whose it is', () => {
      const silent = (): boolean => {
        throw disk
      }
      const failed = { ok: false, error: 'disk-failed' }
      expect(perform({ ...clerk(), isHeld: silent }, [['add', 'tea']])).toEqual([failed])
      expect(perform(clerk(), [['words', null]])).toEqual([{ ok: true, value: [] }])
    })
  })

  it('note damage beside the file, so that the next one to open it knows', () => {
    expect(() => perform(clerk(), [['fail', new Damage('a row is not as it was written')]])).toThrow(Damage)
    expect(existsSync(`${path(folder)}.damaged`)).toBe(true)
  })
})

describe('what a disk did', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'disk-failed'],
    ['EROFS', 'disk-failed'],
  ])('is told by the code of a system call: %s', (code, problem) => {
    expect(diskProblem(Object.assign(new Error(code), { code, syscall: 'write' }), 'x.db')).toBe(problem)
  })

  it.each([new Error('no such table: words'), 'a word', null])('is nothing where it was a bug: %s', (error) => {
    expect(diskProblem(error, 'x.db')).toBeNull()
  })
})
