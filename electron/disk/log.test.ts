import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLog } from './log.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a log', () => {
  let folder: ReturnType<typeof temporaryFolder>
  const content = () => readFileSync(join(folder.path, 'server.log'), 'utf8')

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => {
    vi.restoreAllMocks()
    folder.remove()
  })

  it('writes one line for each thing that happened, with its facts', () => {
    const log = openLog({ folder: folder.path, name: 'server', level: 'info', alsoStderr: false })
    log.info('joined', { person: 'key-abc', name: 'Ali "the\nhost"', from: '192.168.7.9', first: true })
    log.error('history failed')
    const [first, second] = content().trimEnd().split('\n')
    expect(first).toMatch(
      /^\d{4}-\d\d-\d\dT\S+Z info {2}joined person=key-abc name="Ali \\"the\\u\{a\}host\\"" from=192.168.7.0\/24 first=true$/,
    )
    expect(second).toMatch(/Z error history failed$/)
    expect(statSync(join(folder.path, 'server.log')).mode & 0o777).toBe(0o600)
  })

  it('leaves out what is less than its level', () => {
    const log = openLog({ folder: folder.path, name: 'server', level: 'warn', alsoStderr: false })
    log.info('left out')
    log.warn('told')
    expect(content()).toMatch(/^\S+ warn {2}told\n$/)
  })

  it('writes to standard error too where it is asked, and never to standard output', () => {
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    openLog({ folder: folder.path, name: 'server', level: 'info', alsoStderr: true }).warn('slow')
    expect(err.mock.calls.map(([text]) => String(text)).join('')).toMatch(/^\S+ warn {2}slow\n$/)
    expect(out).not.toHaveBeenCalled()
  })

  it('keeps five files of five megabytes', () => {
    const log = openLog({ folder: folder.path, name: 'server', level: 'info', alsoStderr: false })
    for (let round = 0; round < 7; round++) {
      writeFileSync(join(folder.path, 'server.log'), 'x'.repeat(5 * 1024 * 1024 + 1))
      log.info(`round ${round}`)
    }
    log.info('last')
    expect(readdirSync(folder.path).sort()).toEqual([
      'server.1.log',
      'server.2.log',
      'server.3.log',
      'server.4.log',
      'server.log',
    ])
  })
})
