import fs, { existsSync, fstatSync } from 'node:fs'
import files, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { replaceFile, replaceFileNow } from './replace-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
/** What was synced, and whether the file had its name then. */
let synced: [string, boolean][]

beforeEach(async () => {
  folder = temporaryFolder()
  path = join(folder.path, 'kept.json')
  synced = []
  const handle = await files.open(folder.path)
  vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync').mockImplementation(function (this: FileHandle) {
    note(this.fd)
    return Promise.resolve()
  })
  await handle.close()
  vi.spyOn(fs, 'fsyncSync').mockImplementation(note)
  syncBuiltinESMExports()
})

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  folder.remove()
})

function note(file: number): void {
  synced.push([fstatSync(file).isDirectory() ? 'folder' : 'file', existsSync(path)])
}

describe('a file that is replaced', () => {
  it.each([
    ['at once', replaceFileNow],
    ['while others go on', replaceFile],
  ])('%s is synced before it has its name, and its name after that', async (_, replace) => {
    expect(await replace(path, 'words')).toEqual({ ok: true, value: null })
    const names = process.platform === 'win32' ? [] : [['folder', true]]
    expect(synced).toEqual([['file', false], ...names])
  })
})
