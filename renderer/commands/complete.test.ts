import { expect, test } from 'vitest'
import type { PersonRow } from '../stores/people.ts'
import type { RoomRow } from '../stores/rooms.ts'
import { complete } from './complete.ts'
import { commands } from './table.ts'

function person(name: string, you = false): PersonRow {
  return { id: `key-${name}`, name, attendance: 'here', guest: false, you }
}

function room(title: string, kind: RoomRow['kind'] = 'open'): RoomRow {
  return { id: `room-${title}`, kind, title, topic: '', unread: 0, members: 1, other: null }
}

const known = {
  people: () => [person('Sara'), person('سارا'), person('Samir'), person('Me', true)],
  members: () => [person('Sara'), person('سارا'), person('Me', true)],
  rooms: () => [room('kitchen'), room('Sara', 'direct')],
}

function texts(draft: string): string[] {
  return complete(draft, known).map(({ text }) => text)
}

test('a slash alone offers every command', () => {
  expect(texts('/')).toHaveLength(commands.length)
})

test('the first letters choose among commands, those by name before those by alias', () => {
  expect(texts('/le')).toEqual(['/leave'])
  expect(texts('/P')).toEqual(['/ping', '/leave', '/msg '])
  expect(texts('/nothing')).toEqual([])
})

test('a command that needs no more has no blank behind it', () => {
  expect(texts('/list')).toEqual(['/list'])
  expect(texts('/jo')).toEqual(['/join '])
})

test('people are offered where a name belongs, in any script, and never oneself', () => {
  expect(texts('/msg ')).toEqual(['/msg Sara ', '/msg سارا ', '/msg Samir '])
  expect(texts('/dm @sAr')).toEqual(['/dm Sara '])
  expect(texts('/msg سا')).toEqual(['/msg سارا '])
})

test('open rooms are offered to join', () => {
  expect(texts('/join #ki')).toEqual(['/join kitchen'])
})

test('commands are offered to help', () => {
  expect(texts('/help no')).toEqual([])
  expect(texts('/help ni')).toEqual(['/help nick'])
})

test('whom a text is about to mention is offered from the room, in any script, and never oneself', () => {
  expect(texts('@')).toEqual(['@Sara ', '@سارا '])
  expect(texts('Bread for @sA')).toEqual(['Bread for @Sara '])
  expect(texts('one line\n(@سا')).toEqual(['one line\n(@سارا '])
  expect(texts('//he @Sa')).toEqual(['//he @Sara '])
})

test('nobody is offered who is named whole, in an address, or in a command’s text', () => {
  for (const draft of ['@Sara ', '@Sara,', 'mail@s', '@nobody', '/me waves at @Sa', '/nope @Sa'])
    expect(texts(draft), draft).toEqual([])
})

test('nothing is offered in a text, in an escaped slash, or in a path', () => {
  for (const draft of ['', 'hello', '//he', ' /he', '/home/', '/msg Sara hel', '/list x', '/nope x'])
    expect(texts(draft), draft).toEqual([])
})
