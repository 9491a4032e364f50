import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { lockFolder, type FolderLock } from '../../disk/folder-lock.ts'
import { draft } from '../store-contract.ts'
import type { Archive } from './archive.ts'
import { archiving, say, texts } from './test-archive.ts'

const history = archiving()
const lost = vi.fn()
let lock: FolderLock
let archive: Archive

beforeEach(async () => {
  lost.mockClear()
  const taken = await lockFolder(history.folder, { clock: history.clock, lost })
  if (!taken.ok) throw new Error(taken.error.code)
  lock = taken.value
  archive = await history.open({ lock })
  await say(archive, 3)
})

/** All that is on the disk of a history, its WAL too. */
function bytes(): string[] {
  return ['', '-wal', '.reach'].map((part) => history.fingerprint(history.file + part))
}

/** Whether it was answered by the time that everything has come to rest. */
async function isAnswered(asked: Promise<unknown>): Promise<boolean> {
  let answered = false
  void asked.then(() => (answered = true))
  await new Promise(setImmediate)
  return answered
}

describe('a host that stood still', () => {
  const theirs = {
    'has written its own mark': () => writeFileSync(lock.mark.path, 'another one’s'),
    'came and went': () => rmSync(lock.mark.path),
  }

  it.each(Object.entries(theirs))('writes nothing more once another that %s has its folder', async (_, takeOver) => {
    // another one's computer, say, with a clock of its own: ours slept
    history.clock.setBack(-15_000)
    takeOver()
    const before = bytes()
    expect(await isAnswered(archive.append(draft('late')))).toBe(false)
    expect(await isAnswered(archive.page({ room: 'room-lobby', way: 'after', seq: 0, since: 0, most: 9 }))).toBe(false)
    await history.close()
    expect(bytes()).toEqual(before)
    expect(lost).toHaveBeenCalled()
    lock.release()
  })

  it('goes on where nobody took its folder meanwhile, and is seen to live', async () => {
    history.clock.setBack(-60_000)
    await say(archive, 1, 9)
    expect(await texts(archive)).toHaveLength(4)
    expect(readFileSync(lock.mark.path, 'utf8')).toBe(lock.mark.content)
    await history.close()
    lock.release()
    expect(lost).not.toHaveBeenCalled()
  })
})
