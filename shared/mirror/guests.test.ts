import { beforeEach, describe, expect, it } from 'vitest'
import { directRoom } from '../model.ts'
import { apply, type MirrorEvent } from './apply.ts'
import { findPerson } from './find.ts'
import { emptyMirror, kept, roomTitle, type Mirror } from './mirror.ts'
import { succeed } from './succeed.ts'

const ali = 'key-ali'
const lobby = 'room-lobby'

let mirror: Mirror

beforeEach(() => {
  mirror = welcomed()
})

function welcomed(): Mirror {
  const fresh = { ...emptyMirror(), you: ali, history: 'h1' }
  const members = [ali, 'key-sara']
  const here = { kind: 'open', name: 'lobby', topic: '', members, since: 0, newest: 0, read: 0 } as const
  const people = members.map((id) => ({ id, name: id.slice(4), presence: 'here' }) as const)
  feed(fresh, { type: 'people', people }, { type: 'entered', room: lobby, ...here })
  return fresh
}

function feed(into: Mirror, ...events: MirrorEvent[]): void {
  for (const event of events) apply(into, event)
}

function guest(number: number): string {
  return `guest-${number}`
}

function came(number: number, name = `Omid${number}`): MirrorEvent[] {
  const id = guest(number)
  return [
    { type: 'came', person: { id, name, presence: 'here' }, time: number },
    { type: 'joined', room: lobby, person: id, time: number },
  ]
}

function wrote(number: number): MirrorEvent {
  const author = guest(number)
  const about = { room: directRoom(ali, author), seq: 1, clientId: `of-${author}-1`, author, name: 'x' } as const
  return { type: 'message', ...about, kind: 'text', text: 'hi', time: number }
}

function gone(number: number): MirrorEvent {
  return { type: 'gone', person: guest(number), why: 'left', time: number }
}

const talks = (of = mirror) => Object.values(of.rooms).filter(({ kind }) => kind === 'direct')
const guests = (of = mirror) => Object.keys(of.people).filter((id) => id.startsWith('guest-'))

describe('a guest who is gone', () => {
  it('is forgotten, as the host forgets them', () => {
    feed(mirror, ...came(1), gone(1))
    expect([guests(), mirror.rooms[lobby]?.members]).toEqual([[], [ali, 'key-sara']])
    expect(mirror.rooms[lobby]?.happenings.map(({ type, name }) => `${name} ${type}`)).toEqual([
      'Omid1 joined',
      'Omid1 gone',
    ])
  })

  it('is known by name where the two of them talked', () => {
    feed(mirror, ...came(1), wrote(1), gone(1))
    expect(talks().map((room) => roomTitle(mirror, room))).toEqual(['Omid1'])
  })

  it('is forgotten with what was said to them, where there were many since', () => {
    for (let at = 1; at <= kept.guestTalks + 3; at++) feed(mirror, ...came(at), wrote(at), gone(at))
    expect([talks().length, guests().length]).toEqual([kept.guestTalks, kept.guestTalks])
    expect(guests().slice(0, 2)).toEqual([guest(4), guest(5)])
  })

  it('makes nobody forget a guest who is here, nor words that wait', () => {
    const pending = {
      room: directRoom(ali, guest(2)),
      clientId: 'mine-0001',
      kind: 'text',
      text: 'hi',
      time: 1,
    } as const
    feed(mirror, ...came(1), wrote(1), ...came(2), wrote(2))
    feed(mirror, { type: 'queued', pending: { ...pending, refusal: null } }, gone(2))
    for (let at = 3; at <= kept.guestTalks + 4; at++) feed(mirror, ...came(at), wrote(at), gone(at))
    expect(guests().slice(0, 3)).toEqual([guest(1), guest(2), guest(5)])
    expect(mirror.rooms[pending.room]?.pending).toHaveLength(1)
  })
})

describe('a guest who went while the connection was lost', () => {
  it('is not here any more, and is another one when they come back', () => {
    feed(mirror, ...came(1, 'nina'))
    const next = succeed(mirror, welcomed())
    expect(guests(next)).toEqual([])
    feed(next, ...came(2, 'nina'))
    expect(findPerson(next, 'nina')?.id).toBe(guest(2))
  })

  it('is known by name where the two of them talked, and found after whoever is here', () => {
    feed(mirror, ...came(1, 'nina'), wrote(1))
    const next = succeed(mirror, welcomed())
    expect(next.people[guest(1)]).toEqual({ id: guest(1), name: 'nina', presence: 'offline' })
    feed(next, ...came(2, 'nina'))
    expect(findPerson(next, 'nina')?.id).toBe(guest(2))
  })

  it('is one of so many that are still known', () => {
    for (let at = 1; at <= kept.guestTalks + 3; at++) feed(mirror, ...came(at), wrote(at))
    const next = succeed(mirror, welcomed())
    expect([talks(next).length, guests(next).length]).toEqual([kept.guestTalks, kept.guestTalks])
  })
})

it('somebody with a key whom a host tells nothing of is still known, and not here', () => {
  feed(mirror, { type: 'people', people: [{ id: 'key-lost', name: 'Lost', presence: 'here' }] })
  expect(succeed(mirror, welcomed()).people['key-lost']?.presence).toBe('offline')
})
