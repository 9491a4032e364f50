import { describe, expect, it } from 'vitest'
import type { PersonRow } from '../../stores/people.ts'
import type { RoomRow } from '../../stores/rooms.ts'
import { goalsOf } from './goals.ts'

function room(id: string, unread = 0, other: RoomRow['other'] = null): RoomRow {
  return { id, kind: other ? 'direct' : 'open', title: id, topic: '', unread, members: 2, other }
}

function person(id: string, you = false): PersonRow {
  return { id, name: id, attendance: 'here', guest: false, you }
}

const keysOf = (rooms: RoomRow[], people: PersonRow[]) => goalsOf(rooms, people).map((goal) => goal.key)

describe('the quick switcher', () => {
  it('offers rooms with something new first, and keeps the order of the others', () => {
    expect(keysOf([room('a'), room('b', 3), room('c')], [])).toEqual(['b', 'a', 'c'])
  })

  it('offers people after rooms, each once, and never the reader', () => {
    const direct = room('direct:mina', 0, { id: 'mina', attendance: 'here', guest: false })
    expect(keysOf([direct], [person('me', true), person('mina'), person('sara')])).toEqual(['direct:mina', 'sara'])
  })
})
