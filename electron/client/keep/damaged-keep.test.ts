/** A profile's disk that is not as it was left. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/open-database.ts'
import { openKeep } from './profile-keep.ts'
import { profiling } from './test-profile.ts'

const lobby = 'room-lobby'
const row = { room: lobby, clientId: 'one', kind: 'text', text: 'text of one', time: 7, refusal: null } as const

const profile = profiling()

describe('a file that is no good', () => {
  it('is set aside untouched and named, and the profile begins anew', async () => {
    await profile.keep.close()
    writeFileSync(profile.path, 'no database at all, but long enough to have a page of its own '.repeat(100))
    await profile.open()
    const aside = String(profile.keep.problem?.facts?.['aside'])
    expect(profile.keep.problem).toMatchObject({ code: 'file-damaged', facts: { path: profile.path } })
    expect(existsSync(aside)).toBe(true)
    const note = { type: 'of', host: 'home', note: { type: 'row', row } } as const
    expect(await profile.keep.write([note])).toEqual({ ok: true, value: null })
    await profile.restart()
    expect([profile.keep.begun.hosts['home']?.rows, profile.keep.problem]).toEqual([[row], null])
  })

  it('of a newer Hearth is left alone, and nothing is kept meanwhile', async () => {
    await profile.keep.close()
    const database = openDatabase(profile.path)
    database.execute('PRAGMA user_version=99')
    database.close()
    await profile.open()
    expect(profile.keep.problem).toEqual({ code: 'file-newer', facts: { path: profile.path } })
    expect(await profile.keep.write([])).toEqual({ ok: true, value: null })
    expect(await profile.keep.older({ host: 'home', room: lobby, before: 3, most: 9 })).toMatchObject({ ok: false })
    expect(readdirSync(profile.folder).filter((name) => name.includes('damaged'))).toEqual([])
  })

  it('in a folder that cannot be used is named too', async () => {
    const nowhere = await openKeep({ path: join(profile.folder, 'missing', 'profile.db'), thread: null })
    expect(nowhere.problem).toMatchObject({ code: 'folder-unwritable' })
    await nowhere.close()
  })
})
