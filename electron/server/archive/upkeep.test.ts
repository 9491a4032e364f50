import fs, { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { silentLog } from '../../disk/log.ts'
import { backupsIn } from '../../store/backups.ts'
import type { Desk, Order } from '../../store/desk.ts'
import { perform } from '../../store/perform.ts'
import type { DiskProblem } from '../../store/problem.ts'
import { draft } from '../store-contract.ts'
import type { Archive } from './archive.ts'
import type { ArchiveActs } from './archive-clerk.ts'
import { openClerk } from './open-clerk.ts'
import { backupFolder } from './places.ts'
import { archiving, say, texts } from './test-archive.ts'
import { Upkeep } from './upkeep.ts'

const history = archiving()
const [minute, hour, day] = [60_000, 60 * 60_000, 24 * 60 * 60_000]

/** Lets time pass in steps, in each of which what is under way comes to rest. */
async function pass(ms: number, step = ms): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    history.clock.advance(Math.min(step, left))
    await rested()
  }
}

/** What is under way has come to rest when the upkeep waits for its clock again. */
async function rested(): Promise<void> {
  while (history.clock.timersLeft === 0) await new Promise<void>((resolve) => setImmediate(resolve))
}

async function seqs(archive: Archive): Promise<number[]> {
  return (await texts(archive)).map((line) => Number(line.split(' ')[0]))
}

describe('messages that are kept for a time', () => {
  const retention = { type: 'days', days: 30 } as const

  it('go when it is over, at the start and later, and their seqs never come again', async () => {
    await say(await history.open(), 3, history.clock.now() - 32 * day)
    await say(await history.open(), 2, history.clock.now() - day - 1)
    const archive = await history.open({ retention })
    await rested()
    expect(await seqs(archive)).toEqual([4, 5])
    await pass(31 * day, 6 * hour)
    await say(archive, 1, history.clock.now())
    await pass(2 * hour, hour)
    expect(await seqs(archive)).toEqual([6])
  })

  it('leave the newest one of each room, which says how far it has counted', async () => {
    await say(await history.open(), 3, history.clock.now() - 90 * day)
    const archive = await history.open({ retention })
    await pass(2 * day, hour)
    expect(await seqs(archive)).toEqual([3])
  })

  it('outlive a clock that jumps a year ahead and comes back', async () => {
    const now = history.clock.now()
    await say(await history.open(), 3, now)
    await history.close()
    history.clock = history.clock.jumped(365 * day)
    const archive = await history.open({ retention })
    await say(archive, 1, history.clock.now())
    await pass(20 * hour, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3, 4])
    await pass(8 * hour, hour)
    expect(await seqs(archive)).toEqual([4])
  })

  it('outlive it where somebody spoke before it came back, and the host was started again', async () => {
    await say(await history.open(), 3, history.clock.now())
    await history.close()
    history.clock = history.clock.jumped(365 * day)
    await say(await history.open({ retention }), 1, history.clock.now())
    history.clock.advance(minute)
    const archive = await history.open({ retention })
    await pass(20 * hour, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3, 4])
    await pass(8 * hour, hour)
    expect(await seqs(archive)).toEqual([4])
  })

  it('stay where the clock jumps back', async () => {
    await say(await history.open(), 3, history.clock.now())
    await history.close()
    history.clock = history.clock.jumped(-365 * day)
    const archive = await history.open({ retention })
    await pass(2 * day, hour)
    expect(await seqs(archive)).toEqual([1, 2, 3])
  })
})

describe('messages of which so many are kept', () => {
  const retention = { type: 'rows', rows: 10 } as const
  const sent = draft('sent-0001', { time: history.clock.now() })

  /** A host that kept a message and so many after it that it is deleted, and was started again since. */
  async function sentAndGone(): Promise<Archive> {
    const archive = await history.open()
    await archive.append(sent)
    await say(archive, 20, sent.time + 1)
    await history.open({ retention })
    await rested()
    return history.open({ retention })
  }

  it('go when there are newer ones, in batches', async () => {
    await say(await history.open(), 1_700)
    const archive = await history.open({ retention })
    await pass(minute, 50)
    expect(await seqs(archive)).toEqual([1691, 1692, 1693, 1694, 1695, 1696, 1697, 1698, 1699, 1700])
  })

  it('are acknowledged to an author who never heard that they were kept, and are not said again', async () => {
    const archive = await sentAndGone()
    expect(await archive.append(sent)).toMatchObject({
      ok: true,
      value: { type: 'repeated', message: { seq: 1, time: sent.time } },
    })
    expect(await archive.recall(sent)).toMatchObject({ ok: true, value: { seq: 1 } })
    expect(await archive.append({ ...sent, room: 'room-2' })).toMatchObject({ value: { type: 'conflict' } })
    expect(await seqs(archive)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  })

  it('are as unknown as any when no outbox has them any more', async () => {
    await sentAndGone()
    history.clock.advance(8 * day)
    const archive = await history.open({ retention })
    await pass(2 * day, hour)
    expect(await archive.recall(sent)).toEqual({ ok: true, value: null })
    expect(await archive.append(sent)).toMatchObject({ value: { type: 'kept' } })
  })

  it('let nobody wait for long', async () => {
    await say(await history.open(), 1_700)
    const archive = await history.open({ retention })
    await rested()
    await say(archive, 1, 5)
    expect((await seqs(archive)).length).toBeGreaterThan(1_000)
  })
})

describe('a backup', () => {
  const backups = () => backupsIn(backupFolder(history.folder))

  async function made(count: number): Promise<void> {
    for (let turn = 0; backups()[0]?.count !== count && turn < 2_000; turn++) await pass(50)
  }

  it('is made soon after the start, and then once a day', async () => {
    await history.filled(5)
    await history.open()
    await pass(minute)
    await made(1)
    await pass(23 * hour, hour)
    expect(backups()).toHaveLength(1)
    await pass(2 * hour, hour)
    await made(2)
    expect(backups()).toHaveLength(2)
  })

  it('holds what was said until then, and the chat goes on meanwhile', async () => {
    const archive = await history.open()
    await say(archive, 5)
    await pass(minute)
    await Promise.all([made(1), say(archive, 5, 100)])
    await history.close()
    writeFileSync(history.file, '')
    const copy = await texts(await history.open({ damaged: 'use-backup' }))
    expect(copy.length).toBeGreaterThanOrEqual(5)
  })

  it('is made also where the one before has a date that is still to come', async () => {
    await history.filled(1)
    await history.open()
    await pass(minute)
    await made(1)
    await history.close()
    history.clock = history.clock.jumped(-365 * day)
    await history.open()
    await pass(minute)
    await made(2)
    expect(backups()).toHaveLength(2)
  })

  it('is kept seven times, and the oldest goes', async () => {
    await history.filled(1)
    await history.open()
    await pass(minute)
    for (let count = 1; count <= 9; count++) {
      await made(count)
      await pass(25 * hour, hour)
    }
    await made(10)
    expect(backups().map(({ count }) => count)).toEqual([10, 9, 8, 7, 6, 5, 4])
    expect(readdirSync(backupFolder(history.folder))).toHaveLength(7)
  })

  it('is not made of a history that is not there to copy, and the chat goes on', async () => {
    const archive = await history.open()
    await say(archive, 1)
    rmSync(history.file)
    await pass(2 * hour, minute)
    expect(backups()).toEqual([])
    await say(archive, 1, 9)
    expect(await texts(archive)).toHaveLength(2)
  })

  it('is not made where nobody can look into its folder, and the chat goes on', async () => {
    const archive = await history.open()
    await say(archive, 1)
    writeFileSync(backupFolder(history.folder), '')
    await pass(minute)
    await pass(minute, 50)
    rmSync(backupFolder(history.folder))
    await pass(hour)
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
    await pass(2 * minute, 50)
    failing.mockRestore()
    expect(backups()).toEqual([])
    await pass(hour)
    await made(1)
    expect(backups()).toHaveLength(1)
  })

  it('is not made where that would fill the disk', async () => {
    await history.filled(1)
    await history.open({ reserve: Number.MAX_SAFE_INTEGER })
    await pass(2 * hour, minute)
    expect(backups()).toEqual([])
  })
})

describe('the upkeep of a history', () => {
  /** What is asked of a desk that answers so, in the first two hours. */
  async function asked(answer: (name: string) => Result<null, DiskProblem>): Promise<string[]> {
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
    const parts = { desk, clock, folder, log: silentLog, reserve: 0 }
    const upkeep = new Upkeep({ ...parts, retention: { type: 'forever' } })
    upkeep.start()
    await pass(90 * minute, minute)
    await upkeep.stop()
    return names
  }

  it('copies nothing that cannot be read to its end: its backups are whole, and stay', async () => {
    expect(await asked(() => fail('disk-failed'))).toEqual(['pruneBans', 'patrol', 'patrol'])
    expect(backupsIn(backupFolder(history.folder))).toEqual([])
  })

  it('lets a file that stood still go on, also where it was not copied', async () => {
    expect(await asked(() => ok(null))).toEqual(['pruneBans', 'patrol', 'freeze', 'thaw'])
    history.clock.advance(25 * hour)
    const again = await asked((name) => (name === 'freeze' ? fail('disk-failed') : ok(null)))
    expect(again.slice(0, 4)).toEqual(['pruneBans', 'patrol', 'freeze', 'thaw'])
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
