/** What a profile does where its disk does not: real SQLite, and threads that stand for a disk that fails. */
import fs, { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import type { KeptRoom, Note } from './notes.ts'
import { setAside } from './open-clerk.ts'
import { openKeep } from './profile-keep.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string

beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'profile.db')
})

afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

const draft: Note = { type: 'draft', draft: { host: 'home', room: 'room-lobby', text: 'half' } }
const asked = { host: 'home', room: 'room-lobby', before: 5, most: 9 }

/** A thread that opens, and answers each order with the next of these; the last one again and again. */
function threadThat(...answers: unknown[]): URL {
  const code = `
    import { parentPort } from 'node:worker_threads'
    const answers = ${JSON.stringify(answers)}
    parentPort.postMessage({ ok: true, value: null })
    parentPort.on('message', (said) => {
      if (said === 'close') parentPort.close()
      else parentPort.postMessage(said.map(() => (answers.length > 1 ? answers.shift() : answers[0])))
    })`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

const failed = { ok: false, error: 'disk-failed' }

describe('a profile whose disk fails', () => {
  it('at the start is used without being kept, and the reason is told', async () => {
    const keep = await openKeep({ path, thread: threadThat(failed) })
    expect(keep.problem).toEqual({ code: 'file-unreadable', facts: { path } })
    expect(await keep.write([draft])).toEqual({ ok: true, value: null })
    await keep.close()
  })

  it('later says so of what it could not keep or read', async () => {
    const begun = { ok: true, value: { hosts: {}, drafts: [], place: null } }
    const keep = await openKeep({ path, thread: threadThat(begun, failed) })
    expect(await keep.write([draft])).toEqual({ ok: false, error: { code: 'disk-failed' } })
    expect(await keep.older(asked)).toEqual({ ok: false, error: { code: 'disk-failed' } })
    await keep.close()
  })

  it('for a moment keeps what comes after it', async () => {
    const keep = await openKeep({ path, thread: null })
    vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'fsync' })
    })
    expect(await keep.write([draft])).toEqual({ ok: false, error: { code: 'disk-failed' } })
    vi.restoreAllMocks()
    expect(await keep.write([draft])).toEqual({ ok: true, value: null })
    await keep.close()
    const again = await openKeep({ path, thread: null })
    expect(again.begun.drafts).toEqual([{ host: 'home', room: 'room-lobby', text: 'half' }])
    await again.close()
  })
})

describe('a damaged profile', () => {
  const now = new Date(1_700_000_000_000)

  it('that cannot be begun anew is set aside all the same, and nothing is kept', async () => {
    writeFileSync(path, '')
    mkdirSync(`${path}.new`)
    const keep = await openKeep({ path, thread: null })
    expect(keep.problem).toMatchObject({ code: 'folder-unwritable' })
    await keep.close()
  })

  it('is not lost where it cannot be set aside: that is thrown', () => {
    writeFileSync(path, 'what there was')
    mkdirSync(`${path}.damaged-2023-11-14T22-13-20-000Z`)
    expect(() => setAside(path, now)).toThrow()
    expect(readFileSync(path, 'utf8')).toBe('what there was')
  })
})

describe('what a profile keeps of its rooms', () => {
  it('is whether they are conversations, and that some have nobody in them', async () => {
    const room = { name: '', topic: '', since: 0, read: 0 } as const
    const rooms: KeptRoom[] = [
      { ...room, id: 'direct:a+b', kind: 'direct', members: ['a', 'b'] },
      { ...room, id: 'room-empty', kind: 'open', members: [] },
    ]
    const keep = await openKeep({ path, thread: null })
    await keep.write(rooms.map((one) => ({ type: 'of', host: 'home', note: { type: 'room', room: one } })))
    await keep.close()
    const again = await openKeep({ path, thread: null })
    const found = Object.values(again.begun.hosts['home']?.mirror.rooms ?? {})
    expect(found.map(({ id, kind, members }) => ({ ...room, id, kind, members }))).toEqual(rooms)
    await again.close()
  })
})
