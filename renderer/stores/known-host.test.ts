import { expect, test } from 'vitest'
import { computed } from 'vue'
import { emptyMirror } from '../../shared/mirror/mirror.ts'
import { KnownHost } from './known-host.ts'

const view = {
  id: 'h',
  name: 'H',
  address: 'h',
  fingerprint: null,
  own: false,
  link: { type: 'online' as const },
}
const unsaid = { since: 0, newest: 0, read: 0 }
const room = { type: 'entered', kind: 'open', topic: '', members: [], ...unsaid } as const

function host(): KnownHost {
  const made = new KnownHost(view, emptyMirror())
  made.apply({ ...room, room: 'room-a', name: 'a' })
  made.apply({ ...room, room: 'room-b', name: 'b' })
  return made
}

test('a reader of one room is not woken by another', () => {
  const known = host()
  let reads = 0
  const topic = computed(() => {
    reads++
    return known.room('room-a')?.topic
  })
  expect(topic.value).toBe('')
  known.apply({ type: 'topic', room: 'room-b', topic: 'other', by: 'key-x', time: 1 })
  expect(topic.value).toBe('')
  expect(reads).toBe(1)
  known.apply({ type: 'topic', room: 'room-a', topic: 'news', by: 'key-x', time: 1 })
  expect(topic.value).toBe('news')
})

test('a reader of all rooms is woken by each, and a reader of people by none of them', () => {
  const known = host()
  let woken = 0
  const rooms = computed(() => Object.keys(known.withRooms().rooms).length)
  const people = computed(() => {
    woken++
    return Object.keys(known.withPeople().people).length
  })
  expect([rooms.value, people.value]).toEqual([2, 0])
  known.apply({ ...room, room: 'room-c', name: 'c' })
  expect([rooms.value, people.value]).toEqual([3, 0])
  expect(woken).toBe(1)
  known.apply({ type: 'people', people: [{ id: 'key-x', name: 'X', presence: 'here' }] })
  expect(people.value).toBe(1)
})

test('a mirror told anew wakes every reader', () => {
  const known = host()
  const name = computed(() => known.room('room-a')?.name)
  const you = computed(() => known.you)
  expect([name.value, you.value]).toEqual(['a', null])
  known.begin({ ...emptyMirror(), you: 'key-me' })
  expect([name.value, you.value]).toEqual([undefined, 'key-me'])
})

test('of what was refused, a mirror told anew brings back only what the app never took', () => {
  const known = host()
  const row = { room: 'room-a', kind: 'text', text: 'hi', time: 1, refusal: { code: 'outbox-old' } } as const
  known.apply({ type: 'queued', pending: { ...row, clientId: 'untaken-1' } })
  known.apply({ type: 'queued', pending: { ...row, clientId: 'taken-001', kept: true } })
  // the host turned out to have the one that the app took, long before what is shown
  known.begin(structuredClone(host().withRooms()))
  expect(known.room('room-a')?.pending.map(({ clientId }) => clientId)).toEqual(['untaken-1'])
})

test('what is heard wakes nobody before it is said, and then each reader once', () => {
  const known = host()
  let woken = 0
  const unread = computed(() => {
    woken++
    return known.room('room-a')?.unread
  })
  expect(unread.value).toBe(0)
  for (let seq = 1; seq <= 200; seq++) known.hear(said(seq))
  expect([unread.value, woken]).toEqual([0, 1])
  known.wake()
  expect([unread.value, woken]).toEqual([200, 2])
})

function said(seq: number) {
  const words = { kind: 'text', text: 'x', author: 'key-x', name: 'X', clientId: `client-${seq}`, time: seq } as const
  return { type: 'message', room: 'room-a', seq, ...words } as const
}
