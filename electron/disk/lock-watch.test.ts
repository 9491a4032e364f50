import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { LockWatch } from './lock-watch.ts'
import { temporaryFolder } from './temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let clock: FakeClock
let watch: LockWatch
const path = () => join(folder.path, 'host.lock')

beforeEach(() => {
  folder = temporaryFolder()
  clock = new FakeClock()
  writeFileSync(path(), 'ours')
  watch = new LockWatch({ path: path(), content: 'ours' }, clock)
})
afterEach(() => folder.remove())

describe('a watch over a lock', () => {
  it('asks the disk at first, and then only where it did not for 10 s', () => {
    expect(watch.isHeld()).toBe(true)
    writeFileSync(path(), 'another one’s')
    clock.advance(9_999)
    expect(watch.isHeld()).toBe(true)
    clock.advance(1)
    expect(watch.isHeld()).toBe(false)
    expect(watch.isHeld()).toBe(false)
  })

  it.each([
    ['slept: the time that counts its waits stood still', -60_000],
    ['had its time set back', 60_000],
  ])('asks it where the computer %s', (_, ms) => {
    watch.isHeld()
    writeFileSync(path(), 'another one’s')
    clock.setBack(ms)
    expect(watch.isHeld()).toBe(false)
  })

  it('touches the mark, so that whoever watches it begins anew, and leaves another one’s alone', () => {
    const touched = () => statSync(path()).mtimeMs
    for (const _ of [1, 2]) {
      clock.advance(10_000)
      expect(watch.isHeld()).toBe(true)
      expect(touched()).toBe(clock.now())
    }
    writeFileSync(path(), 'another one’s')
    const theirs = touched()
    clock.advance(10_000)
    expect(watch.isHeld()).toBe(false)
    expect([touched(), readFileSync(path(), 'utf8')]).toEqual([theirs, 'another one’s'])
  })

  it('takes a mark that is gone for lost, and does not put it back: another one may have come and gone', () => {
    watch.isHeld()
    rmSync(path())
    clock.advance(10_000)
    expect(watch.isHeld()).toBe(false)
    expect(existsSync(path())).toBe(false)
  })

  it('throws where the disk cannot be asked, and asks it again the next time', () => {
    rmSync(path())
    mkdirSync(path())
    expect(() => watch.isHeld()).toThrow('EISDIR')
    rmSync(path(), { recursive: true })
    writeFileSync(path(), 'ours')
    expect(watch.isHeld()).toBe(true)
  })
})
