/** What a profile keeps on its disk: real SQLite, in a folder of its own. */
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../shared/limits.ts'
import { newestSeq, type Pending } from '../../../shared/mirror/mirror.ts'
import type { Message } from '../../../shared/model.ts'
import { refusal } from '../../../shared/refusals.ts'
import { bundled } from '../../disk/bundled.ts'
import { temporaryFolder } from '../../disk/temporary-folder.ts'
import { openDatabase } from '../../store/open-database.ts'
import type { HostNote, KeptRoom } from './notes.ts'
import { openKeep } from './profile-keep.ts'
import { profiling } from './test-profile.ts'

const lobby = 'room-lobby'
const room: KeptRoom = { id: lobby, kind: 'open', name: 'lobby', topic: '', members: ['key-you'], since: 0, read: 0 }
const host = { type: 'host', kept: { you: 'key-you', host: 'Place', history: 'h1' } } as const

const profile = profiling()

async function write(...notes: HostNote[]): Promise<void> {
  expect(await profile.keep.write(notes.map((note) => ({ type: 'of', host: 'home', note })))).toEqual({
    ok: true,
    value: null,
  })
}

function said(seq: number, at = lobby): Message {
  const author = 'key-sara'
  return {
    room: at,
    seq,
    clientId: `said-${at}-${seq}`,
    author,
    name: 'Sara',
    kind: 'text',
    text: `#${seq}`,
    time: seq,
  }
}

function row(clientId: string, why: Pending['refusal'] = null): Pending {
  return { room: lobby, clientId, kind: 'text', text: `text of ${clientId}`, time: 7, refusal: why }
}

function range(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, at) => said(from + at))
}

const home = () => profile.keep.begun.hosts['home']!
const kept = () => home().mirror.rooms[lobby]!
const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq)

describe('what a profile keeps', () => {
  it('is nothing at first', () => {
    expect([profile.keep.begun, profile.keep.problem]).toEqual([{ hosts: {}, drafts: [], place: null }, null])
  })

  it('is the host as it was told, with everybody offline', async () => {
    await write(host, { type: 'room', room: { ...room, topic: 'tea', members: ['key-you', 'key-sara'], read: 1 } })
    await write({ type: 'person', person: { id: 'key-sara', name: 'Sara', presence: 'here' } })
    await write({ type: 'said', messages: [said(1), said(2)] })
    await profile.restart()
    expect(home().mirror).toMatchObject({
      you: 'key-you',
      host: 'Place',
      history: 'h1',
      people: { 'key-sara': { id: 'key-sara', name: 'Sara', presence: 'offline' } },
      stalled: null,
    })
    expect(kept()).toMatchObject({ topic: 'tea', members: ['key-you', 'key-sara'], whole: true, read: 1, unread: 1 })
    expect(kept().messages).toEqual([said(1), said(2)])
    expect([kept().newest, kept().pending]).toEqual([2, []])
  })

  it('changes with what is told later', async () => {
    await write(host, { type: 'room', room }, { type: 'person', person: { id: 'key-a', name: 'A', presence: 'here' } })
    await write({ type: 'room', room: { ...room, name: 'hall', since: 4, read: 9 } })
    await write({ type: 'person', person: { id: 'key-a', name: 'B', presence: 'here' } })
    await profile.restart()
    expect(kept()).toMatchObject({ name: 'hall', since: 4, read: 9, newest: 4, messages: [], whole: true })
    expect(home().mirror.people['key-a']?.name).toBe('B')
  })

  it('is nothing of people who are forgotten', async () => {
    const person = (id: string) => ({ type: 'person', person: { id, name: id, presence: 'here' } }) as const
    await write(host, person('guest-1'), person('guest-2'))
    await write({ type: 'unperson', person: 'guest-1' })
    await profile.restart()
    expect(Object.keys(home().mirror.people)).toEqual(['guest-2'])
  })

  it('takes each message once, and what was told first stays', async () => {
    await write(host, { type: 'room', room }, { type: 'said', messages: [said(1)] })
    await write({ type: 'said', messages: [{ ...said(1), text: 'something else' }, said(2)] })
    await profile.restart()
    expect(kept().messages).toEqual([said(1), said(2)])
  })

  it('knows no messages of rooms that it does not know', async () => {
    await write(host, { type: 'said', messages: [said(1)] }, { type: 'room', room })
    await profile.restart()
    expect(kept().messages).toEqual([])
  })

  it('goes with the room that is left, and with those that the host does not name any more', async () => {
    const others = ['room-tea', 'room-film'].map((id) => ({ type: 'room', room: { ...room, id } }) as const)
    await write(host, { type: 'room', room }, ...others)
    await write({ type: 'exited', room: 'room-tea' })
    await profile.restart()
    expect(Object.keys(home().mirror.rooms)).toEqual([lobby, 'room-film'])
    await write({ type: 'rooms', rooms: [lobby] })
    await profile.restart()
    expect(Object.keys(home().mirror.rooms)).toEqual([lobby])
  })

  it('is the end of a long conversation: the rest is read from the disk', async () => {
    await write(host, { type: 'room', room: { ...room, read: 900 } }, { type: 'said', messages: range(1, 1_000) })
    await profile.restart()
    expect(seqs(kept().messages)).toEqual(seqs(range(801, 1_000)))
    expect(kept().whole).toBe(false)
    const page = await profile.keep.older({ host: 'home', room: lobby, before: 801, most: 200 })
    expect(page).toEqual({ ok: true, value: { messages: range(601, 800), more: true } })
    const first = await profile.keep.older({ host: 'home', room: lobby, before: 101, most: 200 })
    expect(first).toEqual({ ok: true, value: { messages: range(1, 100), more: false } })
    expect(await profile.keep.older({ host: 'home', room: lobby, before: 1, most: 200 })).toMatchObject({
      value: { messages: [], more: false },
    })
  })

  it('begins with all that is unread, so that it is counted', async () => {
    await write(host, { type: 'room', room: { ...room, read: 400 } }, { type: 'said', messages: range(1, 1_000) })
    await profile.restart()
    expect(kept().unread).toBe(600)
    expect(kept().messages[0]?.seq).toBe(401)
  })

  it('counts all that is unread, also what it does not begin with', async () => {
    await write(host, { type: 'room', room: { ...room, read: 400 } }, { type: 'said', messages: range(1, 3_000) })
    await profile.restart()
    expect([kept().messages.length, kept().unread]).toEqual([2_000, 2_600])
  })

  it('never shows what came after a gap beside what came before it', async () => {
    await write(host, { type: 'room', room }, { type: 'said', messages: [...range(1, 5), ...range(8, 9)] })
    await profile.restart()
    expect(seqs(kept().messages)).toEqual([8, 9])
    const asked = { host: 'home', room: lobby, most: 200 }
    expect(await profile.keep.older({ ...asked, before: 8 })).toEqual({ ok: false, error: { code: 'offline' } })
    expect(await profile.keep.older({ ...asked, before: 5 })).toMatchObject({ value: { messages: range(1, 4) } })
  })

  it('knows nothing of a room or a host that was not told', async () => {
    const asked = { host: 'home', room: lobby, before: 5, most: 200 }
    expect(await profile.keep.older(asked)).toEqual({ ok: false, error: { code: 'offline' } })
  })

  it('still shows what was said before the host began a new history', async () => {
    await write(host, { type: 'room', room }, { type: 'said', messages: range(1, 3) })
    await write({ type: 'host', kept: { you: 'key-you', host: 'Place', history: 'h2' } })
    await write({ type: 'said', messages: [{ ...said(1), clientId: 'new-0001' }] })
    await profile.restart()
    expect(seqs(kept().earlier)).toEqual([1, 2, 3])
    expect(kept().messages.map(({ clientId }) => clientId)).toEqual(['new-0001'])
  })

  it('shows once what the host went on from: in its new history', async () => {
    await write(host, { type: 'room', room }, { type: 'said', messages: range(1, 3) })
    await write({ type: 'host', kept: { you: 'key-you', host: 'Place', history: 'h2' } })
    await write({ type: 'said', messages: range(1, 2) })
    await profile.restart()
    expect([seqs(kept().earlier), seqs(kept().messages)]).toEqual([[3], [1, 2]])
  })

  it('is so many of the newest messages of each room, and no more', async () => {
    const most = limits.keptMessages
    await write(host, { type: 'room', room })
    for (let from = 1; from <= most + 1_000; from += 1_000)
      await write({ type: 'said', messages: range(from, from + 999) })
    await profile.keep.close()
    const database = openDatabase(profile.path)
    const { count, newest } = database.row('SELECT count(*) AS count, max(seq) AS newest FROM messages') ?? {}
    database.close()
    expect(newest).toBe(most + 1_000)
    expect(count).toBeGreaterThanOrEqual(most)
    // it is trimmed once in a while, not at each message
    expect(count).toBeLessThan(most + 500)
    await profile.open()
    expect(newestSeq(kept())).toBe(most + 1_000)
  })

  it('is nothing of a host that is forgotten', async () => {
    await write(host, { type: 'room', room }, { type: 'said', messages: [said(1)] }, { type: 'row', row: row('one') })
    await profile.keep.write([
      { type: 'draft', draft: { host: 'home', room: lobby, text: 'half a' } },
      { type: 'place', place: { host: 'home', room: lobby } },
    ])
    await write({ type: 'forgotten' })
    await profile.keep.close()
    const database = openDatabase(profile.path)
    for (const table of ['hosts', 'rooms', 'messages', 'outbox', 'people', 'drafts', 'place']) {
      expect([table, database.rows(`SELECT * FROM ${table}`)]).toEqual([table, []])
    }
    database.close()
    await profile.open()
    expect(profile.keep.begun).toEqual({ hosts: {}, drafts: [], place: null })
  })
})

describe('the outbox on disk', () => {
  it('keeps posts in the order in which they were typed, and their refusals', async () => {
    await write({ type: 'row', row: row('one') }, { type: 'row', row: row('two') }, { type: 'row', row: row('three') })
    await write(
      { type: 'row', row: row('one', refusal('text-long', { count: 9 })) },
      { type: 'unrow', clientId: 'two' },
    )
    await profile.restart()
    expect(home().rows).toEqual([row('one', refusal('text-long')), row('three')])
  })

  it('keeps a text letter by letter, whatever it begins with', async () => {
    const typed = { ...row('one'), text: '\ufeff and more than sixteen bytes' }
    await write({ type: 'row', row: typed })
    await profile.restart()
    expect(home().rows).toEqual([typed])
  })

  it('is on disk when the write settles: whatever dies after that, it is found again', async () => {
    await write({ type: 'row', row: row('one') })
    const after = temporaryFolder()
    cpSync(profile.folder, after.path, { recursive: true })
    const found = await openKeep({ path: join(after.path, 'profile.db'), thread: null })
    expect(found.begun.hosts['home']?.rows).toEqual([row('one')])
    await found.close()
    after.remove()
  })

  it('forgets a kind of refusal that it does not know any more', async () => {
    await write({ type: 'row', row: row('one', refusal('text-long')) })
    await profile.keep.close()
    const database = openDatabase(profile.path)
    database.run(`UPDATE outbox SET refusal = 'of-a-newer-hearth', kind = 'action'`)
    database.close()
    await profile.open()
    expect(home().rows).toMatchObject([{ kind: 'action', refusal: { code: 'internal' } }])
  })
})

describe('drafts and the place', () => {
  it('are there again at the next start', async () => {
    const draft = { host: 'home', room: lobby, text: 'half a sen' }
    await profile.keep.write([
      { type: 'draft', draft: { ...draft, text: 'half' } },
      { type: 'draft', draft },
      { type: 'draft', draft: { ...draft, room: 'room-tea' } },
      { type: 'draft', draft: { ...draft, room: 'room-tea', text: '' } },
      { type: 'place', place: { host: 'home', room: 'room-tea' } },
      { type: 'place', place: { host: 'home', room: lobby } },
    ])
    await profile.restart()
    expect(profile.keep.begun).toMatchObject({ drafts: [draft], place: { host: 'home', room: lobby } })
  })
})

describe('a keep on a thread of its own', () => {
  it('keeps the same, and names a damaged file the same', async () => {
    const thread = bundled(new URL('./keep-thread.ts', import.meta.url))
    const threaded = join(profile.folder, 'threaded.db')
    const first = await openKeep({ path: threaded, thread })
    const note = { type: 'of', host: 'home', note: { type: 'row', row: row('one') } } as const
    expect(await first.write([note])).toEqual({ ok: true, value: null })
    await first.close()
    const second = await openKeep({ path: threaded, thread })
    expect(second.begun.hosts['home']?.rows).toEqual([row('one')])
    await second.close()
    writeFileSync(threaded, 'no database at all, but long enough to have a page of its own '.repeat(100))
    const third = await openKeep({ path: threaded, thread })
    expect(third.problem).toMatchObject({ code: 'file-damaged' })
    await third.close()
  })
})

describe('a keep that is closed', () => {
  it('takes nothing any more, and can be closed again', async () => {
    await profile.keep.close()
    expect(await profile.keep.write([])).toEqual({ ok: false, error: { code: 'disk-failed' } })
    const asked = { host: 'home', room: lobby, before: 2, most: 9 }
    expect(await profile.keep.older(asked)).toEqual({ ok: false, error: { code: 'offline' } })
    await profile.keep.close()
  })
})
