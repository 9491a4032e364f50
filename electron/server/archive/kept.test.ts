import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../store/open-database.ts'
import { draft } from '../store-contract.ts'
import { Numbers } from './numbers.ts'
import { archiving } from './test-archive.ts'

const history = archiving()
const room = { type: 'room', id: 'room-lobby', kind: 'open', name: 'lobby', topic: '' } as const
const people = ['key-ali', 'key-sara']

describe('what a history keeps beside messages', () => {
  it('is who is in a room, what they may read and how far they have read', async () => {
    const archive = await history.open()
    await archive.keep(room)
    for (const id of people) {
      await archive.keep({ type: 'person', id, name: id })
      await archive.keep({ type: 'member', room: room.id, person: id, since: 1, read: 2 })
    }
    await archive.keep({ type: 'read', room: room.id, person: 'key-sara', seq: 9 })
    await archive.keep({ type: 'read', room: room.id, person: 'key-sara', seq: 4 })
    const [kept] = (await history.open()).kept.rooms
    expect(kept?.members).toEqual([
      { person: 'key-ali', since: 1, read: 2 },
      { person: 'key-sara', since: 1, read: 9 },
    ])
  })

  it('is nobody who left', async () => {
    const archive = await history.open()
    await archive.keep(room)
    for (const person of people) await archive.keep({ type: 'member', room: room.id, person, since: 0, read: 0 })
    await archive.keep({ type: 'exit', room: room.id, person: 'key-ali' })
    expect((await history.open()).kept.rooms[0]?.members.map(({ person }) => person)).toEqual(['key-sara'])
  })

  it('is not changed by a room that it is told to forget and never knew', async () => {
    await history.filled(2)
    const archive = await history.open()
    expect(await archive.keep({ type: 'forget', room: 'room-unknown' })).toEqual({ ok: true, value: null })
    expect((await history.open()).kept.rooms.map(({ id, newest }) => [id, newest])).toEqual([['room-lobby', 2]])
  })

  it('is the bans that are not over, and each for as long as it was last said', async () => {
    const archive = await history.open()
    const now = history.clock.now()
    await archive.keep({ type: 'ban', subject: '192.0.2.1', until: now + 1 })
    await archive.keep({ type: 'ban', subject: '192.0.2.2', until: now + 1 })
    await archive.keep({ type: 'ban', subject: '192.0.2.2', until: now + 100_000 })
    await history.close()
    history.clock.advance(1)
    await history.open()
    await history.pass(60_000)
    expect((await history.open()).kept.bans).toEqual([{ subject: '192.0.2.2', until: now + 100_000 }])
  })
})

describe('the number of a person', () => {
  it('is the same each time, however many others came in between', async () => {
    await history.filled(0)
    const database = openDatabase(history.file)
    const numbers = new Numbers(database, 3)
    const first = numbers.of('guest-1')
    const all = new Set(Array.from({ length: 10 }, (_, at) => numbers.of(`guest-${at}`)))
    expect([all.size, all.has(first), numbers.of('guest-1')]).toEqual([10, true, first])
    database.close()
  })
})

describe('a page of long messages', () => {
  const long = 'x'.repeat(16_000)

  async function page(way: 'before' | 'after', seq: number, most = 200) {
    const archive = await history.open()
    const found = await archive.page({ room: 'room-lobby', way, seq, since: 0, most })
    if (!found.ok) throw new Error(found.error)
    return [found.value.messages.map((message) => message.seq), found.value.more]
  }

  it('is what about one frame holds, of those nearest to where the asker is', async () => {
    const archive = await history.open()
    await Promise.all(Array.from({ length: 12 }, (_, at) => archive.append(draft(`id-${at}`, { text: long }))))
    expect(await page('after', 0)).toEqual([[1, 2, 3, 4, 5], true])
    expect(await page('after', 5)).toEqual([[6, 7, 8, 9, 10], true])
    expect(await page('after', 10)).toEqual([[11, 12], false])
    expect(await page('before', 13)).toEqual([[8, 9, 10, 11, 12], true])
  })

  it('says that there is no more where the last one fills it', async () => {
    const archive = await history.open()
    await Promise.all(Array.from({ length: 5 }, (_, at) => archive.append(draft(`id-${at}`, { text: long }))))
    expect(await page('after', 0)).toEqual([[1, 2, 3, 4, 5], false])
    expect(await page('before', 6)).toEqual([[1, 2, 3, 4, 5], false])
    expect(await page('after', 0, 3)).toEqual([[1, 2, 3], true])
  })

  it('is one message at least, and counts bytes and not letters', async () => {
    const archive = await history.open()
    await Promise.all(
      Array.from({ length: 3 }, (_, at) => archive.append(draft(`id-${at}`, { text: 'س'.repeat(33_000) }))),
    )
    expect(await page('after', 0)).toEqual([[1], true])
  })
})

describe('a history whose thread opens it and then cannot read it', () => {
  it('is refused, and the reason told', async () => {
    const thread = `
      import { parentPort } from 'node:worker_threads'
      parentPort.postMessage({ ok: true, value: null })
      parentPort.on('message', (said) => {
        if (said === 'close') parentPort.close()
        else parentPort.postMessage(said.map(() => ({ ok: false, error: 'disk-failed' })))
      })`
    const opened = await history.tryToOpen({ thread: new URL(`data:text/javascript,${encodeURIComponent(thread)}`) })
    expect(opened).toEqual({ ok: false, error: { code: 'disk-failed' } })
  })
})
