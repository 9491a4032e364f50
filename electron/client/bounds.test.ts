import { describe, expect, it } from 'vitest'
import { apply } from '../../shared/mirror/apply.ts'
import { emptyMirror, emptyRoom, type Mirror } from '../../shared/mirror/mirror.ts'
import { directRoom } from '../../shared/model.ts'
import { makeRoom, overflows } from './bounds.ts'

function mirrorOf(people: number, rooms: number, members = 0): Mirror {
  const mirror = emptyMirror()
  for (let at = 0; at < people; at++) mirror.people[`key-${at}`] = { id: `key-${at}`, name: 'x', presence: 'here' }
  const ids = Array.from({ length: members }, (_, at) => `key-${at}`)
  for (let at = 0; at < rooms; at++) mirror.rooms[`room-${at}`] = emptyRoom(`room-${at}`, 'open', ids)
  return mirror
}

const you = 'key-you'

function said(author: string, at: number) {
  const room = directRoom(you, author)
  return {
    type: 'message',
    room,
    seq: 1,
    clientId: `of-${author}`,
    author,
    name: 'x',
    kind: 'text',
    text: 'hi',
    time: at,
  } as const
}

/** One text of 8 Ki letters, so often. */
function saying(often: number): Mirror {
  const mirror = mirrorOf(1, 1)
  const message = { ...said('key-0', 1), text: 'x'.repeat(8 * 1024) }
  mirror.rooms['room-0']!.messages = Array.from({ length: often }, () => message)
  return mirror
}

describe('what a host may make a client hold', () => {
  it.each([
    ['20,000 people', mirrorOf(20_000, 1), mirrorOf(20_001, 1)],
    ['2,200 rooms', mirrorOf(1, 2_200), mirrorOf(1, 2_201)],
    ['200,000 members of all rooms together', mirrorOf(1, 100, 2_000), mirrorOf(1, 100, 2_001)],
    ['256 Mi letters of all messages together', saying(32 * 1024), saying(32 * 1024 + 1)],
  ] as const)('is %s, and no more', (_what, within, past) => {
    expect([overflows(within), overflows(past)]).toEqual([false, true])
  })

  it('is so much at the next login too, with what was held before', () => {
    const old = mirrorOf(15_000, 1_700)
    makeRoom(old, mirrorOf(5_000, 500))
    expect([Object.keys(old.people), Object.keys(old.rooms)].map(({ length }) => length)).toEqual([15_000, 1_700])
    makeRoom(old, mirrorOf(5_001, 501))
    expect([Object.keys(old.people), Object.keys(old.rooms)].map(({ length }) => length)).toEqual([0, 501])
  })

  it.each([
    ['came and went', 20_001, () => []],
    ['each wrote to this person', 2_201, (guest: string, at: number) => [said(guest, at)]],
  ] as const)('is not reached by guests who %s one after the other', (_what, count, meanwhile) => {
    const mirror = { ...emptyMirror(), you }
    for (let at = 1; at <= count; at++) {
      const guest = `guest-${at}`
      const person = { id: guest, name: 'x', presence: 'here' } as const
      for (const event of [{ type: 'came', person, time: at } as const, ...meanwhile(guest, at)]) apply(mirror, event)
      apply(mirror, { type: 'gone', person: guest, why: 'left', time: at })
    }
    expect(overflows(mirror)).toBe(false)
  })
})
