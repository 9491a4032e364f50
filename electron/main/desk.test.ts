import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { noKeep } from '../client/keep/keep.ts'
import { silentLog } from '../disk/log.ts'
import { temporaryFolder } from '../disk/temporary-folder.ts'
import { Desk } from './desk.ts'
import { SettingsFile } from './profile/settings-file.ts'

/** A desk that was never started, in a folder of its own, and what closes what it keeps. */
function deskInFolder() {
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  const at = (name: string): string => join(folder.path, name)
  const profile = { settings: at('settings.json'), window: at('window.json'), identity: at('identity.json') }
  const kept = { hosts: at('hosts.json'), keep: at('profile.db'), host: at('host'), logs: at('logs') }
  const built = { preload: '', page: '', hostThread: '', keepThread: '' }
  const close = vi.fn(() => Promise.resolve())
  const desk = new Desk({
    about: { version: '0.0.0', platform: 'linux', systemLanguage: 'en' },
    places: { ...profile, ...kept, ...built },
    settings: new SettingsFile(profile.settings, silentLog),
    key: { identity: { certificatePem: '', keyPem: '', keyHash: '' }, problem: null },
    keep: { ...noKeep(), close },
    log: silentLog,
    notice: () => undefined,
  })
  return { desk, close }
}

test('what is kept does not wait for a host that hangs: by then the app may be out of patience', async () => {
  const { desk, close } = deskInFolder()
  vi.spyOn(desk.keeper, 'close').mockReturnValue(new Promise(() => undefined))
  void desk.stop()
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
})

test('nothing of it runs any more once it stopped', async () => {
  const { desk } = deskInFolder()
  let ended = false
  vi.spyOn(desk.keeper, 'close').mockImplementation(async () => {
    await new Promise(setImmediate)
    ended = true
  })
  expect(await desk.stop()).toBe('ended')
  expect(ended).toBe(true)
})
