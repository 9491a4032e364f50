import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pending } from '../../../shared/mirror/mirror.ts'
import { silentLog } from '../../disk/log.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { outboxFiles } from './outbox-files.ts'

const row: Pending = { room: 'room-a', clientId: 'client-01', kind: 'text', text: 'سلام', time: 5, refusal: null }

describe('an outbox on disk', () => {
  let folder: ReturnType<typeof temporaryFolder>

  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())

  it('is empty at first, and of each host its own', () => {
    const store = outboxFiles(folder.path, silentLog)
    store('one').save([row])
    expect(store('other').load()).toEqual([])
  })

  it('gives back in a new life what was saved in the last, in order', () => {
    const rows = [row, { ...row, clientId: 'client-02', refusal: { code: 'text-long' as const } }]
    outboxFiles(folder.path, silentLog)('one').save(rows)
    expect(outboxFiles(folder.path, silentLog)('one').load()).toEqual(rows)
  })

  it('leaves no file behind when nothing waits any more', () => {
    const store = outboxFiles(folder.path, silentLog)('one')
    store.save([row])
    store.save([])
    store.save([])
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('sets a damaged file aside, says so, and goes on', () => {
    writeFileSync(join(folder.path, 'one.json'), '{"rows":')
    const log = { ...silentLog, error: vi.fn() }
    expect(outboxFiles(folder.path, log)('one').load()).toEqual([])
    expect(log.error).toHaveBeenCalledOnce()
    expect(existsSync(join(folder.path, 'one.json'))).toBe(false)
    expect(readdirSync(folder.path)).toHaveLength(1)
  })
})
