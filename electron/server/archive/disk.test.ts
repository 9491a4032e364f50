import { spawnSync } from 'node:child_process'
import fs, { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { draft } from '../store-contract.ts'
import type { Archive } from './archive.ts'
import { archiving, say, texts } from './test-archive.ts'

const { path: disk, remove } = temporaryFolder()
afterAll(remove)

function mount(...words: string[]): boolean {
  return spawnSync('mount', [...words, disk]).status === 0
}

function unmount(): void {
  spawnSync('umount', ['--lazy', disk])
}

const canMount = mount('-t', 'tmpfs', '-o', 'size=16m', 'hearth-test')
if (canMount) unmount()
else console.warn('a small disk is not tried: this account may not mount one')

describe.skipIf(!canMount)('a history on a disk of 16 MB', () => {
  const history = archiving()
  const ballast = join(disk, 'ballast')

  beforeEach(() => mount('-t', 'tmpfs', '-o', 'size=16m', 'hearth-test'))
  afterEach(unmount)

  /** Says long things until the disk is full; answers how many were kept, and what was said of the others. */
  async function fill(archive: Archive) {
    const text = 'long '.repeat(5_000)
    const refused: string[] = []
    let kept = 0
    for (let at = 0; refused.length < 3; at++) {
      const appended = await archive.append(draft(`long-${at}-${text.length}`, { text }))
      if (appended.ok) kept++
      else refused.push(appended.error)
    }
    return { kept, refused }
  }

  it('refuses what no longer fits, tells what it has, and goes on when there is room again', async () => {
    writeFileSync(ballast, Buffer.alloc(8 * 1024 * 1024))
    const archive = await history.open({ folder: disk })
    const { kept, refused } = await fill(archive)
    expect(refused).toEqual(['disk-full', 'disk-full', 'disk-full'])
    expect(await texts(archive)).toHaveLength(kept)
    rmSync(ballast)
    expect(await archive.append(draft('after'))).toMatchObject({ ok: true, value: { message: { seq: kept + 1 } } })
    const again = await history.open({ folder: disk })
    expect(await texts(again)).toHaveLength(kept + 1)
    await history.close()
  })

  it('answers those who read in the same moment as others are refused', async () => {
    const archive = await history.open({ folder: disk })
    const { kept } = await fill(archive)
    const page = { room: 'room-lobby', way: 'before', seq: 99_999, since: 0, most: 1 } as const
    const [refused, told] = await Promise.all([
      archive.append(draft('x', { text: 'x'.repeat(30_000) })),
      archive.page(page),
    ])
    expect(refused).toMatchObject({ ok: false })
    expect(told).toMatchObject({ ok: true, value: { messages: [{ seq: kept }] } })
    await history.close()
  })

  it('refuses messages while less is free than its owner wants to keep', async () => {
    const archive = await history.open({ folder: disk, reserve: 64 * 1024 * 1024 })
    expect(await archive.append(draft('a'))).toEqual({ ok: false, error: 'disk-full' })
    expect(await archive.keep({ type: 'person', id: 'key-ali', name: 'Ali' })).toMatchObject({ ok: true })
    await history.close()
  })

  it('does not open on a disk that can only be read, and changes nothing', async () => {
    await history.open({ folder: disk })
    await history.close()
    mount('-o', 'remount,ro')
    expect(await history.tryToOpen({ folder: disk })).toMatchObject({ error: { code: 'folder-unwritable' } })
    mount('-o', 'remount,rw')
    expect(await history.tryToOpen({ folder: disk })).toMatchObject({ ok: true })
    await history.close()
  })
})

describe('a history on a disk that fails', () => {
  const history = archiving()

  afterEach(() => vi.restoreAllMocks())

  function failing(call: 'writeSync' | 'fsyncSync'): void {
    vi.spyOn(fs, call).mockImplementation(() => {
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: call })
    })
  }

  it.each(['writeSync', 'fsyncSync'] as const)('refuses what it cannot keep, and only that: %s', async (call) => {
    const archive = await history.open()
    await say(archive, 3)
    failing(call)
    const refused = await Promise.all([archive.append(draft('lost-1')), archive.append(draft('lost-2'))])
    expect(refused).toEqual([
      { ok: false, error: 'disk-failed' },
      { ok: false, error: 'disk-failed' },
    ])
    expect(await texts(archive)).toHaveLength(3)
    vi.restoreAllMocks()
    expect(await archive.append(draft('lost-1'))).toMatchObject({ ok: true, value: { message: { seq: 4 } } })
    expect(await texts(await history.open())).toHaveLength(4)
  })

  it('does not begin on a full disk, and says so', async () => {
    vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' })
    })
    expect(await history.tryToOpen()).toEqual({ ok: false, error: { code: 'disk-full' } })
    vi.restoreAllMocks()
    expect(await history.tryToOpen()).toMatchObject({ ok: true })
  })

  it('counts rooms and people anew that were first seen in what was undone', async () => {
    const archive = await history.open()
    failing('fsyncSync')
    const said = draft('a', { room: 'room-new', author: 'guest-9' })
    await archive.append(said)
    vi.restoreAllMocks()
    const kept = await archive.append(said)
    expect(kept).toMatchObject({ ok: true, value: { type: 'kept', message: { seq: 1 } } })
    // whoever reads it finds its author, who is in no other message
    const told = await archive.page({ room: 'room-new', way: 'after', seq: 0, since: 0, most: 1 })
    expect(told).toEqual({ ok: true, value: { messages: [{ ...said, seq: 1 }], more: false } })
  })
})
