import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reachBeside } from '../../store/beside.ts'
import { archiving, say, texts } from './test-archive.ts'

const history = archiving()
const note = (): string => reachBeside(history.file)

describe('what is noted beside a history', () => {
  it('is measured by no room that is gone: its number is the next one’s', async () => {
    const archive = await history.open()
    await say(archive, 3)
    expect(existsSync(note())).toBe(true)
    await archive.keep({ type: 'forget', room: 'room-lobby' })
    expect(existsSync(note())).toBe(false)
    await archive.keep({ type: 'room', id: 'room-tea', kind: 'open', name: 'tea', topic: '' })
    expect((await history.tryToOpen()).ok).toBe(true)
  })

  it('finds out an older copy that somebody put in its place', async () => {
    await history.filled(2)
    const older = readFileSync(history.file)
    await say(await history.open(), 1)
    await history.close()
    writeFileSync(history.file, older)
    expect(await history.tryToOpen()).toMatchObject({ error: { code: 'history-damaged' } })
    expect(await texts(await history.open({ damaged: 'use-backup' }))).toHaveLength(2)
  })

  it('harms nothing where it cannot be read, or is another history’s', async () => {
    await history.filled(2)
    for (const words of [
      '',
      'Dear diary',
      readFileSync(note(), 'utf8').replace(/^./, 'x'),
      `${'f'.repeat(32)} 1 9 0`,
      readFileSync(note(), 'utf8').replace(/^(\w+ \d+) \d+/, '$1 9'),
    ]) {
      writeFileSync(note(), words)
      expect(await texts(await history.open())).toHaveLength(2)
    }
    rmSync(note())
    expect(await texts(await history.open())).toHaveLength(2)
  })

  it('may not be written, and then everything else is', async () => {
    await history.filled(2)
    rmSync(note())
    const archive = await history.open()
    mkdirSync(note())
    await say(archive, 1)
    expect(await texts(archive)).toHaveLength(3)
  })
})
