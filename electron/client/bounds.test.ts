import { describe, expect, it } from 'vitest'
import { emptyMirror, emptyRoom, type Mirror } from '../../shared/mirror/mirror.ts'
import { makeRoom, overflows } from './bounds.ts'

function mirrorOf(people: number, rooms: number, members = 0): Mirror {
  const mirror = emptyMirror()
  for (let at = 0; at < people; at++) mirror.people[`key-${at}`] = { id: `key-${at}`, name: 'x', presence: 'here' }
  const ids = Array.from({ length: members }, (_, at) => `key-${at}`)
  for (let at = 0; at < rooms; at++) mirror.rooms[`room-${at}`] = emptyRoom(`room-${at}`, 'open', ids)
  return mirror
}

describe('what a host may make a client hold', () => {
  it.each([
    ['20,000 people', 'came', mirrorOf(20_000, 1), mirrorOf(20_001, 1)],
    ['2,000 rooms', 'entered', mirrorOf(1, 2_000), mirrorOf(1, 2_001)],
    ['200,000 members of all rooms together', 'members', mirrorOf(1, 100, 2_000), mirrorOf(1, 100, 2_001)],
  ] as const)('is %s, and no more', (_what, grown, within, past) => {
    expect([overflows(within, grown), overflows(past, grown)]).toEqual([false, true])
  })

  it('is looked at only where it can have grown', () => {
    expect(overflows(mirrorOf(20_001, 1), 'pong')).toBe(false)
  })

  it('is so much at the next login too, with what was held before', () => {
    const old = mirrorOf(15_000, 1_500)
    makeRoom(old, mirrorOf(5_000, 500))
    expect([Object.keys(old.people), Object.keys(old.rooms)].map(({ length }) => length)).toEqual([15_000, 1_500])
    makeRoom(old, mirrorOf(5_001, 501))
    expect([Object.keys(old.people), Object.keys(old.rooms)].map(({ length }) => length)).toEqual([0, 501])
  })
})
