import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { backUp, backupsIn } from './backups.ts'
import { useBackup } from './mend-store.ts'
import { makeFresh } from './open-store.ts'
import { first as schema } from './test-schema.ts'

it('a backup for which the disk has no room is waited for: no older one takes its place', async () => {
  const folder = temporaryFolder()
  const [path, backupFolder] = [join(folder.path, 'words.db'), join(folder.path, 'backups')]
  const whole = makeFresh(path, schema)
  for (const now of [1_000, 2_000]) await backUp(whole, backupFolder, now)
  writeFileSync(path, '')
  let tries = 0
  const prepare = (): void => {
    if (tries++ === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })
  }
  const use = { schema, backups: backupsIn(backupFolder), prepare, now: 3_000 }
  expect(useBackup(path, use)).toEqual({ ok: false, error: 'disk-full' })
  expect(existsSync(`${path}.new`)).toBe(false)
  expect(useBackup(path, use)).toEqual({ ok: true, value: null })
  folder.remove()
})
