/** What the programs that test and measure say to a wrong word on their command line. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readWords } from '../bench/words.ts'
import { readCounts } from '../support/counts.ts'

describe('a program that is told a flag that it does not know', () => {
  it.each(['faults/faults-program', 'faults/fuzz-program', 'window/bench'])(
    'does nothing but say so: %s',
    (program) => {
      const line = ['--import', 'tsx', `e2e/${program}.ts`, '--nope']
      const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8' })
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^Unknown option '--nope'\.\nusage: npm run /)
    },
  )
})

describe('a number on a command line', () => {
  it.each(['0', '-1', '1.5', 'many', ''])('is not %j', (rounds) => {
    expect(readCounts({ seed: '7', rounds })).toEqual({ ok: false, error: '--rounds is a number from 1 on.' })
  })

  it('is whole, and from 1 on', () => {
    expect(readCounts({ seed: '7', rounds: '1' })).toEqual({ ok: true, value: { seed: 7, rounds: 1 } })
  })
})

describe('the bench', () => {
  it('measures no peer that there is not', () => {
    expect(readWords(['--peers', 'hearth,nobody'])).toMatchObject({ ok: false })
    expect(readWords(['--peers', 'hearth,bare'])).toMatchObject({ ok: true, value: { peers: ['hearth', 'bare'] } })
  })
})
