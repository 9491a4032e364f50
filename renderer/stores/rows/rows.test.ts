import { expect, test } from 'vitest'
import { emptyRoom, type Happening, type RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { Message } from '../../../shared/model.ts'
import { dress, type Reader } from './dress.ts'
import { fold } from './fold.ts'
import { merge } from './merge.ts'
import type { Row } from './row.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const minute = 60_000
const reader: Reader = { you: 'key-me', mark: null }

function message(seq: number, author: string, minutes = seq, more: Partial<Message> = {}): Message {
  const name = author.replace('key-', '')
  const time = noon + minutes * minute
  return { room: 'room-a', seq, clientId: `client-${seq}`, author, name, kind: 'text', text: `${seq}`, time, ...more }
}

let happened = 0
function happening(after: number, type: Happening['type'], name: string, minutes = after): Happening {
  const more = { why: 'left', topic: '', was: '' } as const
  return { id: ++happened, after, time: noon + minutes * minute, name, type, ...more }
}

function room(more: Partial<RoomMirror>): RoomMirror {
  return { ...emptyRoom('room-a', 'open', []), ...more }
}

function rows(more: Partial<RoomMirror>, as: Reader = reader): readonly Row[] {
  return dress(merge(room(more), []), as)
}

function told(row: Row): string {
  if (row.type === 'message') return `${row.first ? '+' : ''}${row.message.text}`
  if (row.type === 'pending') return `${row.first ? '+' : ''}${row.pending.text}?`
  return row.type === 'happening' ? `${row.news.name} ${row.news.type}` : row.type
}

test('messages of one author within five minutes are one group', () => {
  const messages = [message(1, 'key-a', 0), message(2, 'key-a', 4), message(3, 'key-a', 10), message(4, 'key-b', 10)]
  expect(rows({ messages }).map(told)).toEqual(['day', '+1', '2', '+3', '+4'])
})

test('anything between two messages ends the group: a happening, an action, a new name', () => {
  const messages = [
    message(1, 'key-a', 0),
    message(2, 'key-a', 0),
    message(3, 'key-a', 0, { kind: 'action' }),
    message(4, 'key-a', 0),
    message(5, 'key-a', 0, { name: 'other' }),
  ]
  const happenings = [happening(1, 'joined', 'b', 0)]
  expect(rows({ messages, happenings }).map(told)).toEqual(['day', '+1', 'b joined', '+2', '+3', '+4', '+5'])
})

test('a new day begins with its date, also where something merely happened', () => {
  const day = 24 * 60
  const messages = [message(1, 'key-a', 0), message(2, 'key-a', 2 * day)]
  const happenings = [happening(1, 'joined', 'b', day)]
  const made = rows({ messages, happenings })
  expect(made.map(told)).toEqual(['day', '+1', 'day', 'b joined', 'day', '+2'])
  expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
})

test('the mark stands before the first of others’ messages that was not read, once', () => {
  const messages = [message(1, 'key-a'), message(2, 'key-me'), message(3, 'key-b'), message(4, 'key-b')]
  expect(rows({ messages }, { ...reader, mark: 1 }).map(told)).toEqual(['day', '+1', '+2', 'new', '+3', '4'])
  expect(rows({ messages }, { ...reader, mark: 4 }).map(told)).not.toContain('new')
})

test('happenings stand after the message they follow; those older than all messages stand first', () => {
  const messages = [message(5, 'key-a', 5), message(6, 'key-a', 5)]
  const happenings = [
    happening(2, 'joined', 'old', 2),
    happening(5, 'topic', 'mid', 5),
    happening(6, 'renamed', 'end', 6),
  ]
  expect(rows({ messages, happenings }).map(told)).toEqual([
    'day',
    'old joined',
    '+5',
    'mid topic',
    '+6',
    'end renamed',
  ])
})

test('what waits to be sent stands last, in order, and joins the own group', () => {
  const pending = ['a', 'b'].map((text) => {
    return { room: 'room-a', clientId: `own-${text}`, kind: 'text' as const, text, time: noon + minute, refusal: null }
  })
  expect(rows({ messages: [message(1, 'key-me', 0)], pending }).map(told)).toEqual(['day', '+1', 'a?', 'b?'])
})

test('a pending row and its message have one key', () => {
  const own = { room: 'room-a', clientId: 'same-one', kind: 'text' as const, text: 'x', time: noon, refusal: null }
  const before = rows({ pending: [own] }).at(-1)?.key
  const after = rows({ messages: [message(1, 'key-me', 0, { clientId: 'same-one' })] }).at(-1)?.key
  expect(before).toBe(after)
})

test('what was said before the host began anew stands above, under a line of its own', () => {
  const made = rows({ earlier: [message(7, 'key-a', 0)], messages: [message(1, 'key-a', 1, { clientId: 'other-id' })] })
  expect(made.map(told)).toEqual(['day', '+7', 'earlier', '+1'])
})

test.each([
  [['gone', 'came'], 'returned'],
  [['came', 'gone'], 'visited'],
  [['gone', 'came', 'gone'], 'gone'],
  [['came', 'gone', 'came'], 'came'],
] as const)('%s of one person is one line: %s', (types, summary) => {
  const run = types.map((type) => happening(1, type, 'a'))
  expect(fold(run).map(({ news }) => news.type)).toEqual([summary])
})

test('a whole room that flickers is one line a person, and its key stays while it goes on', () => {
  const run = [
    happening(1, 'gone', 'a'),
    happening(1, 'gone', 'b'),
    happening(1, 'came', 'a'),
    happening(1, 'came', 'b'),
  ]
  expect(fold(run).map(({ news }) => `${news.name} ${news.type}`)).toEqual(['a returned', 'b returned'])
  expect(fold(run)[0]?.key).toBe(fold(run.slice(0, 1))[0]?.key)
})

test('what is no coming or going is never folded away', () => {
  const run = [
    happening(1, 'joined', 'a'),
    happening(1, 'topic', 'a'),
    happening(1, 'topic', 'a'),
    happening(1, 'left', 'a'),
  ]
  expect(fold(run)).toHaveLength(4)
})
