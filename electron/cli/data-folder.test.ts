import { describe, expect, it } from 'vitest'
import { usualDataFolder } from './data-folder.ts'

describe('the usual data folder', () => {
  it.each([
    ['linux', {}, '/home/ali/.local/share/hearth-host'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/hearth-host'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/ali/.local/share/hearth-host'],
    ['darwin', {}, '/home/ali/Library/Application Support/Hearth Host'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Hearth Host'],
  ] as const)('on %s with %j is where others keep theirs', (platform, environment, folder) => {
    expect(usualDataFolder({ platform, home: '/home/ali', environment })).toBe(folder)
  })
})
