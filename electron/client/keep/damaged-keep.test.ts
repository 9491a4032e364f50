/** A profile's disk that is not as it was left. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { openDatabase } from '../../store/open-database.ts'
import type { Keep } from './keep.ts'
import { openKeep } from './profile-keep.ts'

const lobby = 'room-lobby'
const row = { room: lobby, clientId: 'one', kind: 'text', text: 'text of one', time: 7, refusal: null } as const

let folder: ReturnType<typeof temporaryFolder>
let keep: Keep

beforeEach(async () => {
  folder = temporaryFolder()
  keep = await opened()
})

afterEach(async () => {
  await keep.close()
  folder.remove()
})

const path = () => join(folder.path, 'profile.db')

function opened(): Promise<Keep> {
  return openKeep({ path: path(), thread: null })
}

describe('a file that is no good', () => {
  it('is set aside untouched and named, and the profile begins anew', async () => {
    await keep.close()
    writeFileSync(path(), 'no database at all, but long enough to have a page of its own '.repeat(100))
    keep = await opened()
    const aside = String(keep.problem?.facts?.['aside'])
    expect(keep.problem).toMatchObject({ code: 'file-damaged', facts: { path: path() } })
    expect(existsSync(aside)).toBe(true)
    const note = { type: 'of', host: 'home', note: { type: 'row', row } } as const
    expect(await keep.write([note])).toEqual({ ok: true, value: null })
    await keep.close()
    keep = await opened()
    expect([keep.begun.hosts['home']?.rows, keep.problem]).toEqual([[row], null])
  })

  it('of a newer Hearth is left alone, and nothing is kept meanwhile', async () => {
    await keep.close()
    const database = openDatabase(path())
    database.execute('PRAGMA user_version=99')
    database.close()
    keep = await opened()
    expect(keep.problem).toEqual({ code: 'file-newer', facts: { path: path() } })
    expect(await keep.write([])).toEqual({ ok: true, value: null })
    expect(await keep.older({ host: 'home', room: lobby, before: 3, most: 9 })).toMatchObject({ ok: false })
    expect(readdirSync(folder.path).filter((name) => name.includes('damaged'))).toEqual([])
  })

  it('in a folder that cannot be used is named too', async () => {
    const nowhere = await openKeep({ path: join(folder.path, 'missing', 'profile.db'), thread: null })
    expect(nowhere.problem).toMatchObject({ code: 'folder-unwritable' })
    await nowhere.close()
  })
})
