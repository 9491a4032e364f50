import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { SettingsFile } from './settings-file.ts'

describe('the settings of a profile', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string

  beforeEach(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'settings.json')
  })
  afterEach(() => folder.remove())

  it('begin without a name, following the system, and hosting on the usual port without plain text', () => {
    const { choices, problem } = new SettingsFile(path, silentLog)
    expect(problem).toBeNull()
    expect(choices).toMatchObject({ name: null, settings: { theme: 'system', language: 'system' } })
    expect(choices.hosting).toMatchObject({ name: '', port: 5050, plain: false })
    expect(choices.hosting).toMatchObject({ retention: { type: 'forever' }, newcomers: 'read-all' })
  })

  it('are there again at the next start', async () => {
    const settings = new SettingsFile(path, silentLog)
    void settings.change({ name: 'Ali' })
    void settings.change({ settings: { theme: 'dark', language: 'fa' } })
    void settings.change({ hosting: { ...settings.choices.hosting, limits: { 'messages.burst': 50 } } })
    await settings.settled()
    const again = new SettingsFile(path, silentLog)
    expect(again.choices).toMatchObject({ name: 'Ali', settings: { theme: 'dark', language: 'fa' } })
    expect(again.choices.hosting.limits).toEqual({ 'messages.burst': 50 })
  })

  it('do not hold where the disk refuses them, and that is answered', async () => {
    const settings = new SettingsFile(path, silentLog)
    expect(await settings.change({ name: 'Ali' })).toMatchObject({ ok: true })
    mkdirSync(`${path}.new`)
    const refused = [
      settings.change({ name: 'Omid' }),
      settings.change({ settings: { theme: 'dark', language: 'fa' } }),
    ]
    for (const answer of refused) expect(await answer).toMatchObject({ error: { code: 'folder-unwritable' } })
    expect(settings.choices).toMatchObject({ name: 'Ali', settings: { theme: 'system', language: 'system' } })
  })

  it('of an earlier version are good still, with what came later as it usually is', () => {
    const hosting = { name: 'Ali’s place', port: 6000, plain: true }
    const settings = { theme: 'dark', language: 'fa' }
    writeFileSync(path, JSON.stringify({ version: 1, name: 'Ali', settings, hosting }))
    const { choices, problem } = new SettingsFile(path, silentLog)
    expect(problem).toBeNull()
    expect(choices.hosting).toEqual({
      ...hosting,
      retention: { type: 'forever' },
      newcomers: 'read-all',
      limits: {},
    })
  })

  it('begin anew where the file is damaged, and say which file that was', () => {
    writeFileSync(path, '{"version":1,"name":7}')
    const settings = new SettingsFile(path, silentLog)
    expect(settings.problem).toMatchObject({ code: 'file-damaged', facts: { path } })
    expect(settings.choices.name).toBeNull()
  })
})
