import type { RelaunchOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { Relaunch, type StartLine } from './relaunch.ts'

const links = ['hearth://join?key=one', 'hearth://join?key=two'] as const

function endAfter(
  rings: readonly (string | null)[],
  line: StartLine = { words: ['.', '--user-data-dir=here'], appImage: undefined },
): RelaunchOptions[] {
  const started: RelaunchOptions[] = []
  const relaunch = new Relaunch(line, (options) => started.push(options))
  for (const link of rings) relaunch.ask(link)
  relaunch.begin()
  relaunch.begin()
  return started
}

describe('an app that ends', () => {
  it('stays ended where nobody asked for it', () => {
    expect(endAfter([])).toEqual([])
  })

  it('starts once, as it was started, however often somebody asked for it', () => {
    expect(endAfter([null, null])).toEqual([{ args: ['.', '--user-data-dir=here'] }])
  })

  it('starts with the last link that came, also where a start without one came later', () => {
    expect(endAfter([...links, null])[0]?.args?.at(-1)).toBe(links[1])
  })

  it('does not come back to the link that it was started by', () => {
    expect(endAfter([null], { words: ['--quiet', links[0]], appImage: undefined })).toEqual([{ args: ['--quiet'] }])
  })

  it('takes nothing for a link that could be a switch', () => {
    expect(endAfter(['--no-sandbox'])[0]?.args).not.toContain('--no-sandbox')
  })

  it('starts the AppImage that it came from, not the program inside', () => {
    expect(endAfter([null], { words: [], appImage: '/apps/Hearth.AppImage' })).toEqual([
      { args: [], execPath: '/apps/Hearth.AppImage' },
    ])
  })
})
