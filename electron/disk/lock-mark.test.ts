import fs, { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clear, look, newMark, place, type Sight } from './lock-mark.ts'
import { temporaryFolder } from './temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
const path = () => join(folder.path, 'host.lock')
const said = () => readFileSync(path(), 'utf8')

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  folder.remove()
})

function seen(): Sight {
  const sight = look(path())
  if (!sight) throw new Error('There is no mark.')
  return sight
}

/** As on a disk that refuses links, in these words. */
function linksFail(code: string): void {
  vi.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw Object.assign(new Error(code), { code, syscall: 'link' })
  })
  syncBuiltinESMExports()
}

describe('a mark on a folder', () => {
  it('is like no other, also where one process writes both', () => {
    expect(newMark()).not.toBe(newMark())
  })

  it.each(['links', 'no links'])('is placed where none is, and in nobody’s place, on a disk that has %s', (disk) => {
    if (disk === 'no links') linksFail('EPERM')
    expect(place(path(), 'one')).toBe(true)
    expect(place(path(), 'other')).toBe(false)
    expect(said()).toBe('one')
    expect(readdirSync(folder.path)).toEqual(['host.lock'])
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  it('counts as placed where a network says that it was there already, having placed it itself', () => {
    writeFileSync(path(), 'mine')
    expect(place(path(), 'mine')).toBe(true)
  })

  it('leaves nothing behind where the disk refuses it', () => {
    linksFail('EIO')
    vi.spyOn(fs, 'copyFileSync').mockImplementation(() => {
      throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'copyfile' })
    })
    syncBuiltinESMExports()
    expect(() => place(path(), 'mine')).toThrow('EIO')
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('is cleared as it was seen', () => {
    writeFileSync(path(), 'left')
    clear(path(), seen())
    expect(readdirSync(folder.path)).toEqual([])
    clear(path(), { content: 'left', touched: 0 })
  })

  it.each(['written anew', 'touched'])('is put back where it was %s since it was seen', (what) => {
    writeFileSync(path(), 'left')
    const before = seen()
    if (what === 'touched') utimesSync(path(), 1, 1)
    else writeFileSync(path(), 'fresh')
    const now = seen()
    clear(path(), before)
    expect(seen()).toEqual(now)
    expect(readdirSync(folder.path)).toEqual(['host.lock'])
  })

  it('is not seen in what is no file', () => {
    mkdirSync(path())
    expect(() => look(path())).toThrow('EISDIR')
  })

  it.runIf(process.platform !== 'win32')('is not placed where its name leads nowhere', () => {
    symlinkSync(join(folder.path, 'nowhere'), path())
    expect(place(path(), 'mine')).toBe(false)
    expect(look(path())).toBeNull()
  })
})
