import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom, type Message } from '../model.ts'
import { refusal } from '../refusals.ts'
import { apply, type MirrorEvent } from './apply.ts'
import { findPerson, findRoom } from './find.ts'
import { emptyMirror, roomTitle, type Mirror } from './mirror.ts'
import { succeed } from './succeed.ts'
import { revision } from '../commands.ts'

const ali = 'key-ali'
const sara = 'key-sara'
const lobby = 'room-lobby'
const direct = directRoom(ali, sara)
const unsaid = { since: 0, newest: 0, read: 0 }

let mirror: Mirror

beforeEach(() => {
  mirror = welcomed()
})

function welcomed(history = 'h1', messages: Message[] = []): Mirror {
  const fresh = emptyMirror()
  const people = [person(ali, 'Ali'), person(sara, 'Sara')]
  feed(
    fresh,
    { type: 'welcome', revision, host: 'Place', history, you: ali, capabilities: [] },
    { type: 'people', people },
    { type: 'entered', room: lobby, kind: 'open', name: 'lobby', topic: '', members: [ali], ...unsaid },
    { type: 'members', room: lobby, members: [sara] },
  )
  if (messages.length > 0) feed(fresh, paged(messages))
  return fresh
}

function paged(messages: Message[], way: 'before' | 'after' = 'before', more = false): MirrorEvent {
  return { type: 'history', request: 1, room: lobby, way, messages, more }
}

function feed(into: Mirror, ...events: MirrorEvent[]): void {
  for (const event of events) apply(into, event)
}

function person(id: string, name: string) {
  return { id, name, presence: 'here' } as const
}

function said(
  seq: number,
  author = sara,
  clientId = `id-${author}-${seq}`,
  room = lobby,
): Message & { type: 'message' } {
  return { type: 'message', room, seq, clientId, author, name: 'x', kind: 'text', text: `#${seq}`, time: seq }
}

function queued(clientId: string, text = 'hi'): MirrorEvent {
  return { type: 'queued', pending: { room: lobby, clientId, kind: 'text', text, time: 1, refusal: null } }
}

const room = () => mirror.rooms[lobby]!
const seqs = () => room().messages.map((message) => message.seq)

describe('a mirror', () => {
  it('knows who is in a room, told in any number of pieces', () => {
    expect(room().members).toEqual([ali, sara])
  })

  it('knows who is in a room where that is everybody, and knows none of a room it is not in', () => {
    feed(mirror, { type: 'people', people: [person('key-omid', 'Omid')] })
    feed(mirror, { type: 'everyone', room: lobby }, { type: 'everyone', room: 'room-elsewhere' })
    expect(room().members).toEqual([ali, sara, 'key-omid'])
    expect(Object.keys(mirror.rooms)).toEqual([lobby])
  })

  it('keeps messages in the order of their seq, each once', () => {
    feed(mirror, said(1), said(3), said(2), said(3))
    expect(seqs()).toEqual([1, 2, 3])
  })

  it('settles the pending row when the echo comes', () => {
    feed(mirror, queued('mine-0001'), said(1, ali, 'mine-0001'))
    expect(room().pending).toEqual([])
    expect(seqs()).toEqual([1])
  })

  it('settles an own row by an echo that is told again, which it does not show where it may not be read', () => {
    const here = { kind: 'open', name: 'lobby', topic: '', members: [ali] } as const
    feed(mirror, queued('mine-0001'))
    feed(mirror, { type: 'entered', room: lobby, ...here, since: 100, newest: 100, read: 100 })
    feed(mirror, said(50, ali, 'mine-0001'), said(101))
    expect([seqs(), room().pending]).toEqual([[101], []])
  })

  it('shows nothing before a gap where the host keeps nothing of what was said, whatever it tells again', () => {
    const here = { kind: 'open', name: 'lobby', topic: '', members: [ali] } as const
    feed(mirror, queued('mine-0001'))
    feed(mirror, { type: 'entered', room: lobby, ...here, since: 0, newest: 100, read: 0 }, paged([]))
    feed(mirror, said(50, ali, 'mine-0001'), said(101))
    expect([seqs(), room().pending]).toEqual([[101], []])
  })

  it('does not let somebody else’s message settle an own row', () => {
    feed(mirror, queued('mine-0001'), said(1, sara, 'mine-0001'))
    expect(room().pending).toHaveLength(1)
  })

  it('does not queue again what the host has', () => {
    feed(mirror, said(1, ali, 'mine-0001'), queued('mine-0001'))
    expect(room().pending).toEqual([])
  })

  it('keeps a refused row, with the reason, until it is retried or discarded', () => {
    feed(mirror, queued('mine-0001'))
    feed(mirror, { type: 'unsent', room: lobby, clientId: 'mine-0001', refusal: refusal('text-long') })
    expect(room().pending[0]?.refusal?.code).toBe('text-long')
    feed(mirror, queued('mine-0001'))
    expect(room().pending.map((row) => row.refusal)).toEqual([null])
    feed(mirror, { type: 'discarded', room: lobby, clientId: 'mine-0001' })
    expect(room().pending).toEqual([])
  })

  it('counts what others said since it was read', () => {
    feed(mirror, said(1), said(2), said(3, ali))
    expect(room().unread).toBe(2)
    feed(mirror, { type: 'read', room: lobby, seq: 1 })
    expect(room().unread).toBe(1)
    feed(mirror, { type: 'read', room: lobby, seq: 3 }, { type: 'read', room: lobby, seq: 1 })
    expect(room().unread).toBe(0)
  })

  it('counts as unread what it does not hold any more, however much that is, but not what may not be read', () => {
    for (let seq = 1; seq <= 5_000; seq++) feed(mirror, said(seq))
    expect([room().messages.length, room().unread]).toEqual([2_000, 5_000])
    feed(mirror, { type: 'read', room: lobby, seq: 1_000 })
    expect(room().unread).toBe(4_000)
    feed(mirror, { type: 'read', room: lobby, seq: 4_990 })
    expect(room().unread).toBe(10)
  })

  it('counts as unread what comes after the reader’s place where none of it is held yet', () => {
    const about = { kind: 'open', name: 'tea', topic: '', members: [ali] } as const
    feed(mirror, { type: 'entered', room: 'room-tea', ...about, since: 1, newest: 7, read: 2 })
    feed(mirror, { type: 'read', room: 'room-tea', seq: 4 })
    expect(mirror.rooms['room-tea']?.unread).toBe(3)
  })

  it('counts as unread what was missed where a room begins afresh, from where one entered it', () => {
    const here = { kind: 'open', name: 'lobby', topic: '', members: [ali] } as const
    feed(mirror, { type: 'entered', room: lobby, ...here, since: 40, newest: 20_000, read: 10 })
    feed(mirror, paged([said(19_999), said(20_000)], 'before', true))
    expect(room().unread).toBe(19_960)
    feed(mirror, { type: 'entered', room: lobby, ...here, since: 19_998, newest: 20_000, read: 10 })
    feed(mirror, paged([said(19_999), said(20_000)]))
    expect(room().unread).toBe(2)
  })

  it('opens a direct conversation by itself when somebody writes', () => {
    feed(mirror, said(1, sara, 'direct-01', direct))
    expect(mirror.rooms[direct]?.unread).toBe(1)
    expect(roomTitle(mirror, mirror.rooms[direct]!)).toBe('Sara')
  })

  it('knows people by the name they took last', () => {
    feed(mirror, { type: 'renamed', person: sara, name: 'Sarah', was: 'Sara', time: 1 })
    expect(mirror.people[sara]).toEqual(person(sara, 'Sarah'))
  })

  it('notes in their rooms who went and why, and keeps their name', () => {
    feed(mirror, { type: 'gone', person: sara, why: 'lost', time: 5 })
    expect(mirror.people[sara]).toMatchObject({ name: 'Sara', presence: 'offline' })
    expect(room().happenings).toMatchObject([{ type: 'gone', why: 'lost', name: 'Sara' }])
  })

  it('keeps somebody with a key a member when they go, and a guest only where the two of them talked', () => {
    const guest = person('guest-1', 'Omid')
    const talk = directRoom(ali, guest.id)
    feed(mirror, { type: 'came', person: guest, time: 1 }, { type: 'joined', room: lobby, person: guest.id, time: 1 })
    feed(mirror, said(1, guest.id, 'from-a-guest', talk))
    feed(mirror, { type: 'gone', person: guest.id, why: 'left', time: 2 })
    feed(mirror, { type: 'gone', person: sara, why: 'left', time: 2 })
    expect(room().members).toEqual([ali, sara])
    expect(roomTitle(mirror, mirror.rooms[talk]!)).toBe('Omid')
  })

  it('forgets a room it is no longer in', () => {
    feed(mirror, { type: 'exited', room: lobby })
    expect(mirror.rooms).toEqual({})
  })

  it('finds people and rooms by name, whatever the case', () => {
    expect(findPerson(mirror, 'SARA')?.id).toBe(sara)
    expect(findRoom(mirror, '#Lobby')?.id).toBe(lobby)
  })
})

describe('a mirror after the connection was lost', () => {
  it('keeps what was read, what waits, and older messages', () => {
    feed(mirror, said(1), said(2), { type: 'read', room: lobby, seq: 2 }, queued('mine-0001'))
    const next = succeed(mirror, welcomed('h1', [said(2), said(3)]))
    const found = next.rooms[lobby]!
    expect(found.messages.map((message) => message.seq)).toEqual([1, 2, 3])
    expect([found.unread, found.pending.length]).toEqual([1, 1])
  })

  it('settles what the host had got before the line was cut', () => {
    feed(mirror, queued('mine-0001'))
    const next = succeed(mirror, welcomed('h1', [said(1, ali, 'mine-0001')]))
    expect(next.rooms[lobby]?.pending).toEqual([])
  })

  it('lets an own message wait, and keeps old ones, whatever others say under the same ids', () => {
    feed(mirror, said(1, ali, 'mine-0001'), queued('mine-0002'))
    const next = succeed(mirror, welcomed('h2', [said(1, sara, 'mine-0001'), said(2, sara, 'mine-0002')]))
    const found = next.rooms[lobby]!
    feed(next, queued('mine-0001'))
    expect(found.earlier.map((message) => message.clientId)).toEqual(['mine-0001'])
    expect(found.pending.map((row) => row.clientId)).toEqual(['mine-0002', 'mine-0001'])
  })

  it('still shows what was said before the host began a new history, each message once', () => {
    feed(mirror, said(1, sara, 'first-01'), said(2, sara, 'second-1'))
    const next = succeed(mirror, welcomed('h2', [said(1, sara, 'second-1')]))
    const found = next.rooms[lobby]!
    expect(found.earlier.map((message) => message.clientId)).toEqual(['first-01'])
    expect(found.messages.map((message) => message.clientId)).toEqual(['second-1'])
  })

  it('shows once what comes again in the new history, live or in a page, and shows it there', () => {
    feed(mirror, ...[1, 2, 3, 4, 5].map((seq) => said(seq)))
    const next = succeed(mirror, welcomed('h2', [said(3)]))
    expect(next.rooms[lobby]?.earlier.map(({ seq }) => seq)).toEqual([1, 2, 4, 5])
    feed(next, { ...said(4), clientId: said(5).clientId })
    feed(next, { type: 'unfolded', room: lobby, messages: [said(1), said(2)], more: false })
    expect(next.rooms[lobby]?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(next.rooms[lobby]?.earlier.map(({ seq }) => seq)).toEqual([4])
  })

  it('counts as unread what the host knows to be unread', () => {
    const fresh = welcomed('h1')
    feed(fresh, {
      type: 'entered',
      room: lobby,
      kind: 'open',
      name: 'lobby',
      topic: '',
      members: [ali],
      ...unsaid,
      newest: 3,
      read: 2,
    })
    feed(fresh, paged([said(1), said(2), said(3)]))
    expect(succeed(emptyMirror(), fresh).rooms[lobby]?.unread).toBe(1)
  })

  it('begins a room afresh where what is missing in between was not told', () => {
    feed(mirror, said(1), said(2))
    const next = succeed(mirror, welcomed('h1', [said(9), said(10)]))
    expect(next.rooms[lobby]?.messages.map(({ seq }) => seq)).toEqual([9, 10])
  })

  it('hears a direct conversation go on in a new history, which knows nothing of it yet', () => {
    feed(mirror, said(1, sara, 'direct-1', direct), queued('mine-0001'))
    const next = succeed(mirror, welcomed('h2'))
    feed(next, said(1, sara, 'direct-2', direct))
    const found = next.rooms[direct]!
    expect(found.earlier.map((message) => message.clientId)).toEqual(['direct-1'])
    expect(found.messages.map((message) => message.clientId)).toEqual(['direct-2'])
  })

  it('keeps no more of earlier histories than of one', () => {
    for (let history = 1; history <= 3; history++) {
      for (let seq = 1; seq <= 1_500; seq++) feed(mirror, said(seq, sara, `h${history}-${seq}`))
      mirror = succeed(mirror, welcomed(`h${history + 1}`))
    }
    expect(room().earlier).toHaveLength(2_000)
    expect(room().earlier.at(-1)?.clientId).toBe('h3-1500')
  })

  it('keeps a direct conversation that was opened and not used', () => {
    feed(mirror, { type: 'opened', room: direct })
    // there is nothing before its first message to be asked for
    expect(mirror.rooms[direct]?.whole).toBe(true)
    expect(succeed(mirror, welcomed()).rooms[direct]?.kind).toBe('direct')
  })
})
