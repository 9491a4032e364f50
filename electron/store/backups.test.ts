import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { backUp, backupsIn } from './backups.ts'

describe('a folder of backups', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let backups: string

  beforeEach(() => {
    folder = temporaryFolder()
    backups = join(folder.path, 'backups')
    writeFileSync(join(folder.path, 'words.db'), 'words')
  })

  afterEach(() => folder.remove())

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
})
