import { expect, test } from 'vitest'
import { goalOf, roomsLike } from './room-search.ts'

const room = (name: string, topic = '') => ({ id: `room-${name}`, name, topic, members: 1 })
const rooms = [room('tea-house'), room('green-tea'), room('Tea'), room('kitchen', 'Who makes tea'), room('lobby')]
const namesLike = (wanted: string) => roomsLike(rooms, wanted).map(({ name }) => name)

test('the room of that very name comes first, then names that begin so, names that hold it, and topics', () => {
  expect(namesLike('tea')).toEqual(['Tea', 'tea-house', 'green-tea', 'kitchen'])
  expect(namesLike('nobody')).toEqual([])
})

test('where nothing is typed, all rooms stay in their order, and Enter leads nowhere', () => {
  expect(namesLike('')).toEqual(rooms.map(({ name }) => name))
  expect(goalOf(rooms, '')).toBeNull()
})

test('Enter leads into the first room that fits', () => {
  expect(goalOf(roomsLike(rooms, 'kit'), 'kit')).toEqual({ type: 'enter', name: 'kitchen' })
})

test('Enter makes a room only where none fits and the name will do', () => {
  expect(goalOf([], 'garden')).toEqual({ type: 'make', name: 'garden' })
  expect(goalOf([], 'two words')).toBeNull()
})
