import fs, { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Retention } from '../../../shared/model.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { silentLog, type Facts } from '../../disk/log.ts'
import { backupsIn } from '../../store/backups.ts'
import type { Desk, Order } from '../../store/desk.ts'
import { openDatabase } from '../../store/open-database.ts'
import { perform } from '../../store/perform.ts'
import type { DiskProblem } from '../../store/problem.ts'
import { draft } from '../store-contract.ts'
import type { ArchiveActs } from './archive-clerk.ts'
import { openClerk } from './open-clerk.ts'
import { backupFolder } from './places.ts'
import { archiving, say, texts } from './test-archive.ts'
import { Upkeep } from './upkeep.ts'

const history = archiving()
const [minute, hour, day] = [60_000, 60 * 60_000, 24 * 60 * 60_000]

describe('a backup', () => {
  const backups = () => backupsIn(backupFolder(history.folder))

  async function made(count: number): Promise<void> {
    for (let turn = 0; backups()[0]?.count !== count && turn < 2_000; turn++) await history.pass(50)
  }

  it('is made soon after the start, and then once a day', async () => {
    await history.filled(5)
    await history.open()
    await history.pass(minute)
    await made(1)
    await history.pass(23 * hour, hour)
    expect(backups()).toHaveLength(1)
    await history.pass(2 * hour, hour)
    await made(2)
    expect(backups()).toHaveLength(2)
  })

  it('holds what was said until then, and the chat goes on meanwhile', async () => {
    const archive = await history.open()
    await say(archive, 5)
    await history.pass(minute)
    await Promise.all([made(1), say(archive, 5, 100)])
    await history.close()
    writeFileSync(history.file, '')
    const copy = await texts(await history.open({ damaged: 'use-backup' }))
    expect(copy.length).toBeGreaterThanOrEqual(5)
  })

  it('is made also where the one before has a date that is still to come', async () => {
    await history.filled(1)
    await history.open()
    await history.pass(minute)
    await made(1)
    await history.close()
    history.clock = history.clock.jumped(-365 * day)
    await history.open()
    await history.pass(minute)
    await made(2)
    expect(backups()).toHaveLength(2)
  })

  it('is kept seven times, and the oldest goes', async () => {
    await history.filled(1)
    await history.open()
    await history.pass(minute)
    for (let count = 1; count <= 9; count++) {
      await made(count)
      await history.pass(25 * hour, hour)
    }
    await made(10)
    expect(backups().map(({ count }) => count)).toEqual([10, 9, 8, 7, 6, 5, 4])
    expect(readdirSync(backupFolder(history.folder))).toHaveLength(7)
  })

  it('is not made of a history that is not there to copy, and the chat goes on', async () => {
    const archive = await history.open()
    await say(archive, 1)
    rmSync(history.file)
    await history.pass(2 * hour, minute)
    expect(backups()).toEqual([])
    await say(archive, 1, 9)
    expect(await texts(archive)).toHaveLength(2)
  })

  it('is not made where nobody can look into its folder, and the chat goes on', async () => {
    const archive = await history.open()
    await say(archive, 1)
    writeFileSync(backupFolder(history.folder), '')
    await history.pass(minute)
    await history.pass(minute, 50)
    rmSync(backupFolder(history.folder))
    await history.pass(hour)
    await made(1)
    expect(backups()).toHaveLength(1)
    await say(archive, 1, 9)
    expect(await texts(archive)).toHaveLength(2)
  })

  it('is not made while the disk fails, and is made later', async () => {
    await say(await history.open(), 3)
    const failing = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'fsync' })
    })
    await history.pass(2 * minute, 50)
    failing.mockRestore()
    expect(backups()).toEqual([])
    await history.pass(hour)
    await made(1)
    expect(backups()).toHaveLength(1)
  })

  it('is made where one that was cut off left too little free: that one goes first', async () => {
    await history.filled(1)
    const left = join(backupFolder(history.folder), 'backup.new')
    mkdirSync(backupFolder(history.folder))
    writeFileSync(left, 'cut off')
    const { statfsSync } = fs
    const free = (path: fs.PathLike): fs.StatsFs => Object.assign(statfsSync(path), existsSync(left) && { bavail: 0 })
    vi.spyOn(fs, 'statfsSync').mockImplementation(free)
    syncBuiltinESMExports()
    onTestFinished(() => {
      vi.restoreAllMocks()
      syncBuiltinESMExports()
    })
    await history.open()
    await history.pass(minute)
    await made(1)
    expect(backups()).toHaveLength(1)
    expect(existsSync(left)).toBe(false)
  })

  it('is not made where that would fill the disk', async () => {
    await history.filled(1)
    const warn = vi.fn()
    await history.open({ reserve: Number.MAX_SAFE_INTEGER, log: { ...silentLog, warn } })
    await history.pass(3 * hour, minute)
    expect(backups()).toEqual([])
    expect(warn.mock.calls).toEqual([['no backup was made', { why: 'too little is free' }]])
  })
})

describe('the upkeep of a history', () => {
  const told: [what: string, facts: Facts | undefined][] = []
  const log = { ...silentLog, warn: (what: string, facts?: Facts) => void told.push([what, facts]) }

  beforeEach(() => {
    told.length = 0
  })

  /** What is asked of a desk that answers so, in the first hours. */
  async function asked(
    answer: (name: string) => Result<unknown, DiskProblem>,
    { hours = 1.5, retention = { type: 'forever' } }: { hours?: number; retention?: Retention } = {},
  ): Promise<string[]> {
    await history.filled(1)
    const names: string[] = []
    const desk = {
      ask: (name: string) => {
        names.push(name)
        return Promise.resolve(answer(name))
      },
      close: () => Promise.resolve(),
    } as Desk<ArchiveActs>
    const { clock, folder } = history
    const upkeep = new Upkeep({ desk, clock, folder, log, reserve: 0, retention })
    upkeep.start()
    await history.pass(hours * hour, minute)
    await upkeep.stop()
    return names
  }

  const hourly = ['pruneBans', 'patrol']

  it('lets people come back first: for a minute it asks for nothing', async () => {
    expect(await asked(() => ok(null), { hours: 59 / 3600 })).toEqual([])
  })

  it('copies nothing that cannot be read to its end: its backups are whole, and stay', async () => {
    expect(await asked(() => fail('disk-failed'))).toEqual([...hourly, ...hourly])
    expect(backupsIn(backupFolder(history.folder))).toEqual([])
  })

  it('lets a file that stood still go on, also where it was not copied', async () => {
    expect(await asked(() => ok(null))).toEqual([...hourly, 'freeze', 'thaw', 'pruneBans'])
    history.clock.advance(25 * hour)
    const again = await asked((name) => (name === 'freeze' ? fail('disk-failed') : ok(null)))
    expect(again.slice(0, 4)).toEqual([...hourly, 'freeze', 'thaw'])
  })

  describe('of which something fails', () => {
    const retention = { type: 'days', days: 30 } as const
    const failed = fail('disk-failed' as const)
    const why = { why: 'disk-failed' }

    it('says so once, not each hour', async () => {
      await asked(() => failed, { hours: 5, retention })
      expect(told).toEqual([
        ['bans that are over were not deleted', why],
        ['old messages were not deleted', why],
        ['the history was not read for damage', why],
      ])
    })

    it('says so once also where its first step works each time', async () => {
      const first: Record<string, unknown> = { prune: { room: 1, more: false }, patrol: { room: 1, seq: 200 } }
      let before = ''
      const answer = (name: string) => {
        const again = name === before
        before = name
        return name === 'thaw' || (name in first && again) ? failed : ok(first[name] ?? null)
      }
      await asked(answer, { hours: 5, retention })
      expect(told).toEqual([
        ['old messages were not deleted', why],
        ['the history was not read for damage', why],
      ])
    })

    it('says so again where it fails after it worked, or for another reason', async () => {
      const full = fail('disk-full' as const)
      const answers = [failed, full, ok(null), full]
      await asked((name) => (name === 'pruneBans' && answers.shift()) || ok(null), { hours: 5 })
      const reasons = told.map(([, facts]) => facts)
      expect(reasons).toEqual([why, { why: 'disk-full' }, { why: 'disk-full' }])
    })

    it('says so where a history cannot be copied, or does not go on afterwards', async () => {
      await asked((name) => (['freeze', 'thaw'].includes(name) ? failed : ok(null)), { hours: 5 })
      expect(told).toEqual([
        ['no backup was made', why],
        ['a copied history still stands still', why],
      ])
    })
  })

  it('lets bans go that are over, while the host runs', async () => {
    const archive = await history.open()
    for (const minutes of [5, 500]) {
      await archive.keep({ type: 'ban', subject: `192.0.2.${minutes}`, until: history.clock.now() + minutes * minute })
    }
    await history.pass(2 * hour, minute)
    await history.close()
    const database = openDatabase(history.file)
    const left = database.rows('SELECT subject FROM bans')
    database.close()
    expect(left).toEqual([{ subject: '192.0.2.500' }])
  })
})

describe('a history that is copied', () => {
  /** More than SQLite keeps in its log before it carries it into the file. */
  const much = Array.from({ length: 200 }, (_, at): Order => [
    'append',
    draft(`long-${at}`, { text: 'long '.repeat(6_000) }),
  ])

  it('is a file that stands still, whatever is said, and is carried on with afterwards', async () => {
    await history.filled(1)
    const opened = openClerk({ folder: history.folder, damaged: 'refuse', reserve: 0, now: history.clock.now() })
    if (!opened.ok) throw new Error(opened.error.code)
    const clerk = opened.value
    perform(clerk, [['freeze', null]])
    const before = history.fingerprint()
    perform(clerk, much)
    expect(history.fingerprint()).toBe(before)
    perform(clerk, [['thaw', null]])
    perform(clerk, [['append', draft('after')]])
    expect(history.fingerprint()).not.toBe(before)
    clerk.database.close()
  })
})
