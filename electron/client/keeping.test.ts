/** What a profile finds again: after it was closed, and after it died. Real client engine, real database. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import type { RoomMirror } from '../../shared/mirror/mirror.ts'
import { directRoom } from '../../shared/model.ts'
import { flush, lobby, sara, you, type FakeHost } from './fakes/fake-host.ts'
import { FakeProfile } from './fakes/fake-profile.ts'

let profile: FakeProfile
let host: FakeHost
let home: string

beforeEach(async () => {
  profile = await FakeProfile.open()
  host = profile.host
  home = await profile.joined('a')
})

afterEach(() => profile.remove())

const room = (): RoomMirror => profile.clients.list()[0]!.mirror.rooms[lobby]!
const seqs = () => room().messages.map(({ seq }) => seq)
const waiting = () => room().pending.map(({ clientId }) => clientId)

function say(count: number): void {
  for (let at = 0; at < count; at++) {
    host.receive({ type: 'post', room: lobby, clientId: `of-sara-${host.said.length}`, kind: 'text', text: 'hi' }, sara)
  }
}

async function hear(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    say(1)
    host.tell({ type: 'message', ...host.said.at(-1)! })
  }
  await flush()
}

async function post(clientId: string): Promise<void> {
  const posted = await profile.clients.post({ host: home, room: lobby, clientId, kind: 'text', text: 'mine' })
  expect(posted.ok).toBe(true)
}

/** From now on the host cannot be reached. */
async function away(): Promise<void> {
  profile.network.put('a', 'unreachable')
  host.cut()
  await flush()
}

async function back(): Promise<void> {
  profile.network.put('a', host)
  profile.clients.wake()
  await flush()
  await flush()
}

describe('what was told', () => {
  it('can be read at the next start, before the host is reached', async () => {
    await hear(3)
    profile.clients.read({ host: home, room: lobby, seq: 2 })
    await flush()
    await away()
    await profile.restart()
    expect([profile.linkOf(home), seqs(), room().read, room().unread]).toEqual(['waiting', [1, 2, 3], 2, 1])
    expect(profile.clients.list()[0]!.mirror.people[sara]).toMatchObject({ name: 'sara', presence: 'offline' })
  })

  it('is not asked for again: only what was missed is', async () => {
    await hear(3)
    await away()
    say(2)
    await profile.restart()
    await back()
    expect(seqs()).toEqual([1, 2, 3, 4, 5])
    expect(host.all('history').map(({ way, seq }) => [way, seq])).toEqual([['after', 3]])
  })

  it('is there after the app died, too', async () => {
    await hear(3)
    await away()
    await profile.die()
    expect(seqs()).toEqual([1, 2, 3])
  })

  it('is nothing of guests who went, while the host was there or away, but the names of conversations', async () => {
    const come = (id: string) => ({ type: 'came', person: { id, name: id, presence: 'here' }, time: 1 })
    const talk = {
      room: directRoom(you, 'guest-2'),
      seq: 1,
      clientId: 'of-guest-2-1',
      author: 'guest-2',
      name: 'guest-2',
    }
    host.tell(come('guest-1'), come('guest-2'), { type: 'message', ...talk, kind: 'text', text: 'hi', time: 1 })
    host.tell(come('guest-3'), { type: 'gone', person: 'guest-1', why: 'left', time: 2 })
    await flush()
    await away()
    await back()
    await away()
    await profile.restart()
    const guests = Object.keys(profile.clients.list()[0]!.mirror.people).filter((id) => id.startsWith('guest-'))
    expect(guests).toEqual(['guest-2'])
  })

  it('can be read page by page while the host is away', async () => {
    await hear(450)
    await away()
    await profile.restart()
    expect(seqs()[0]).toBe(1)
    profile.clients.read({ host: home, room: lobby, seq: 450 })
    await flush()
    await profile.restart()
    expect(seqs()[0]).toBe(251)
    const page = await profile.clients.older({ host: home, room: lobby, before: 251 })
    expect(page.ok && page.value.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 200 }, (_, at) => 51 + at),
    )
    expect(page.ok && page.value.more).toBe(true)
  })

  it('that was fetched for a reader who went back can be read again without the host', async () => {
    say(450)
    await away()
    await back()
    const asked = { host: home, room: lobby, before: seqs()[0]! }
    const page = await profile.clients.older(asked)
    expect(page).toMatchObject({ ok: true, value: { more: true } })
    await flush()
    await away()
    expect(await profile.clients.older(asked)).toEqual(page)
    await profile.restart()
    expect(await profile.clients.older(asked)).toEqual(page)
  })

  it('is told to the host when it was read while the host was away', async () => {
    await hear(3)
    await away()
    profile.clients.read({ host: home, room: lobby, seq: 3 })
    await profile.restart()
    await back()
    expect(host.all('read')).toEqual([{ type: 'read', room: lobby, seq: 3 }])
  })

  it('goes with the room that is left', async () => {
    await hear(3)
    host.tell({ type: 'exited', room: lobby })
    await flush()
    await away()
    await profile.restart()
    expect(profile.clients.list()[0]!.mirror.rooms).toEqual({})
  })

  it('goes with the host that is forgotten, and nothing of it comes after', async () => {
    await hear(3)
    await post('mine-0001')
    profile.clients.whereabouts.keepDraft({ host: home, room: lobby, text: 'half' })
    profile.clients.whereabouts.keepPlace({ host: home, room: lobby, spot: null })
    const forgotten = profile.clients.forgetHost({ host: home })
    await hear(1)
    await forgotten
    await profile.restart()
    expect(profile.clients.list()).toEqual([])
    expect([profile.clients.whereabouts.drafts, profile.clients.whereabouts.place]).toEqual([[], null])
    expect(profile.keptHosts).toEqual([])
  })

  it('outlives a list of hosts that was damaged, however many starts later that is put back', async () => {
    await hear(1)
    await away()
    let whole = ''
    await profile.restart((folder) => {
      whole = readFileSync(join(folder, 'hosts.json'), 'utf8')
      writeFileSync(join(folder, 'hosts.json'), '{')
    })
    expect(profile.ids).toEqual([])
    await profile.restart()
    await profile.restart((folder) => writeFileSync(join(folder, 'hosts.json'), whole))
    expect(profile.clients.list()[0]?.mirror.rooms[lobby]?.messages).toHaveLength(1)
  })

  it('of a host that was never joined is not kept', async () => {
    profile.network.put('b', host, 'two')
    const asked = await profile.clients.join('b', null)
    expect(asked.type).toBe('question')
    await profile.restart()
    expect(profile.keptHosts).toEqual([home])
  })
})

describe('a post', () => {
  it('that was typed while the host was away is sent after a restart, in order, once', async () => {
    await away()
    for (const id of ['mine-0001', 'mine-0002', 'mine-0003']) await post(id)
    await flush()
    await profile.restart()
    expect(waiting()).toEqual(['mine-0001', 'mine-0002', 'mine-0003'])
    await back()
    expect(host.said.map(({ clientId }) => clientId)).toEqual(['mine-0001', 'mine-0002', 'mine-0003'])
    expect(waiting()).toEqual([])
  })

  it('that waits is known to be on the disk after a restart, as it was before', async () => {
    await away()
    await post('mine-0001')
    expect(room().pending).toMatchObject([{ clientId: 'mine-0001', kept: true }])
    await profile.restart()
    expect(room().pending).toMatchObject([{ clientId: 'mine-0001', kept: true }])
  })

  it('that was typed just before the app died is sent by the next one', async () => {
    await away()
    await post('mine-0001')
    await flush()
    await profile.die()
    await back()
    expect(host.said.map(({ clientId, author }) => [clientId, author])).toEqual([['mine-0001', you]])
  })

  it('that was sent when the app died counts once', async () => {
    host.answer = (command) => {
      host.receive(command)
      return null
    }
    await post('mine-0001')
    await flush()
    await profile.die()
    await back()
    expect([host.said.length, waiting(), seqs()]).toEqual([1, [], [1]])
  })

  it('that was refused is shown with its reason at the next start', async () => {
    host.answer = ({ clientId }) => ({ type: 'refused', code: 'room-unknown', clientId })
    await post('mine-0001')
    await flush()
    await away()
    await profile.restart()
    expect(room().pending[0]?.refusal?.code).toBe('room-unknown')
  })

  it('to a room that was left elsewhere is shown at the next start, until it is deleted', async () => {
    host.answer = () => null
    await hear(3)
    await post('mine-0001')
    host.tell({ type: 'exited', room: lobby })
    await flush()
    await away()
    await profile.restart()
    expect([room().name, seqs(), waiting()]).toEqual(['lobby', [], ['mine-0001']])
    profile.clients.discard({ host: home, room: lobby, clientId: 'mine-0001' })
    await profile.restart()
    expect(profile.clients.list()[0]!.mirror.rooms).toEqual({})
  })

  it('that was deleted is gone', async () => {
    await away()
    await post('mine-0001')
    profile.clients.discard({ host: home, room: lobby, clientId: 'mine-0001' })
    await profile.restart()
    expect(waiting()).toEqual([])
  })

  it('that waited seven days waits for its person', async () => {
    await away()
    await post('mine-0001')
    profile.network.clock.advance(limits.outboxKept)
    await profile.restart()
    expect(room().pending[0]?.refusal?.code).toBe('outbox-old')
  })
})

describe('drafts and the place', () => {
  it('are found again, the newest of each', async () => {
    const { whereabouts } = profile.clients
    whereabouts.keepDraft({ host: home, room: lobby, text: 'h' })
    whereabouts.keepDraft({ host: home, room: lobby, text: 'hello th' })
    whereabouts.keepDraft({ host: home, room: 'room-tea', text: 'x' })
    whereabouts.keepDraft({ host: home, room: 'room-tea', text: '' })
    whereabouts.keepPlace({ host: home, room: lobby, spot: null })
    await flush()
    await profile.die()
    expect(profile.clients.whereabouts.drafts).toEqual([{ host: home, room: lobby, text: 'hello th' }])
    expect(profile.clients.whereabouts.place).toEqual({ host: home, room: lobby, spot: null })
  })
})
