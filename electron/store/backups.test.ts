import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { backUp, backUpAtOnce, backupsIn, clearUnfinished } from './backups.ts'

describe('a folder of backups', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let backups: string

  beforeEach(() => {
    folder = temporaryFolder()
    backups = join(folder.path, 'backups')
    writeFileSync(join(folder.path, 'words.db'), 'words')
  })

  afterEach(() => {
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    folder.remove()
  })

  /** As much as the disk takes. */
  function half(_: unknown, fresh: unknown): never {
    writeFileSync(String(fresh), 'wor')
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'copyfile' })
  }

  it('is read by the count, the newest first, whatever the clock said', async () => {
    for (const now of [9_000_000, 1_000, 5_000]) await backUp(join(folder.path, 'words.db'), backups, now)
    expect(backupsIn(backups).map(({ count, time }) => [count, time])).toEqual([
      [3, 5_000],
      [2, 1_000],
      [1, 9_000_000],
    ])
  })

  it('may hold other files, which are no backups and stay', async () => {
    mkdirSync(backups)
    const others = ['notes.txt', '1-2026-01-01.db', '1-2026-99-99T99-99-99Z.db', 'backup.new.old']
    for (const name of others) writeFileSync(join(backups, name), '')
    expect(backupsIn(backups)).toEqual([])
    await backUp(join(folder.path, 'words.db'), backups, 1_000)
    expect(backupsIn(backups)).toMatchObject([{ count: 1 }])
    expect(readdirSync(backups)).toEqual(expect.arrayContaining(others))
  })

  it('keeps nothing of a copy that the disk did not take whole', async () => {
    vi.spyOn(files, 'copyFile').mockImplementation(half)
    syncBuiltinESMExports()
    await expect(backUp(join(folder.path, 'words.db'), backups, 1_000)).rejects.toThrow('ENOSPC')
    expect(() => backUpAtOnce((fresh) => half(null, fresh), backups, 1_000)).toThrow('ENOSPC')
    expect(readdirSync(backups)).toEqual([])
  })

  it('lets go of what a copy left that was cut off, and of nothing else', async () => {
    clearUnfinished(backups)
    await backUp(join(folder.path, 'words.db'), backups, 1_000)
    const whole = readdirSync(backups)
    writeFileSync(join(backups, 'backup.new'), 'wor')
    clearUnfinished(backups)
    expect(readdirSync(backups)).toEqual(whole)
  })
})
