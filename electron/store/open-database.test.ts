import fs, { existsSync, fstatSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { openDatabase } from './open-database.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  folder.remove()
})

describe('a database', () => {
  it.runIf(process.platform !== 'win32')('has its WAL listed for good before anything is kept in it', () => {
    const path = join(folder.path, 'numbers.db')
    openDatabase(path).close()
    const listed: boolean[] = []
    const sync = fs.fsyncSync
    vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
      if (fstatSync(file).isDirectory()) listed.push(existsSync(`${path}-wal`))
      sync(file)
    })
    syncBuiltinESMExports()
    const database = openDatabase(path)
    expect(listed).toEqual([true])
    database.close()
  })
})
