import { expect, test } from 'vitest'
import { watch } from 'vue'
import { idOf } from '../bridge/fake/cast.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'
import { openWindow, settled } from './testing.ts'

test('open rooms come first, by name; then direct conversations, by the other’s name', async () => {
  await openWindow()
  const rooms = useRooms()
  expect(rooms.openRooms.map(({ title }) => title)).toEqual(['kitchen', 'lobby', 'weekend-trip'])
  expect(rooms.directs.map(({ title }) => title)).toEqual(['Sara', 'مینا'])
  expect(rooms.list).toEqual([...rooms.openRooms, ...rooms.directs])
})

test('the room a host lets everybody into first is open until another is chosen, and each host keeps its own', async () => {
  await openWindow()
  const rooms = useRooms()
  expect(rooms.open?.title).toBe('weekend-trip')
  rooms.select(rooms.list[0]!.id)
  useHosts().select('mina')
  expect(rooms.open?.title).toBe('سفر-شمال')
  useHosts().select('cedar')
  expect(rooms.open?.title).toBe('kitchen')
})

test('stepping goes round the list, and can look for what is unread alone', async () => {
  await openWindow()
  const rooms = useRooms()
  rooms.step(1)
  expect(rooms.open?.title).toBe('Sara')
  rooms.step(1)
  rooms.step(1)
  expect(rooms.open?.title).toBe('kitchen')
  rooms.step(1, true)
  expect(rooms.open?.title).toBe('Sara')
})

test('a room that was joined or made opens', async () => {
  await openWindow()
  const rooms = useRooms()
  expect(await rooms.join('#film-club', false)).toBeNull()
  await settled()
  expect(rooms.open).toMatchObject({ title: 'film-club', topic: 'Tuesdays, after dinner', members: 3 })
  expect(await rooms.join('nowhere', false)).toEqual({ code: 'room-unknown' })
  expect(await rooms.join('کتاب-خوانی', true)).toBeNull()
  await settled()
  expect(rooms.open?.title).toBe('کتاب-خوانی')
})

test('a room that was joined opens at once, and no other in between, also while others talk', async () => {
  const handle = await openWindow()
  const rooms = useRooms()
  rooms.step(1)
  await settled()
  const opened: unknown[] = []
  watch(
    () => rooms.open?.title,
    (title) => opened.push(title),
    { flush: 'sync' },
  )
  // the first is shown at once; what comes in its frame waits for the end of it
  handle.burst('cedar', 'lobby', 3)
  expect(await rooms.join('book-club', true)).toBeNull()
  await settled()
  expect(opened).toEqual(['book-club'])
  expect(rooms.list.find(({ title }) => title === 'lobby')?.unread).toBe(3)
})

test('a room that was left is gone, and the first one opens', async () => {
  await openWindow()
  const rooms = useRooms()
  const kitchen = rooms.list.find(({ title }) => title === 'kitchen')!
  rooms.select(kitchen.id)
  expect(await rooms.leave(kitchen.id)).toBeNull()
  await settled()
  expect(rooms.list.map(({ title }) => title)).not.toContain('kitchen')
  expect(rooms.open?.title).toBe('weekend-trip')
})

test('a topic that was changed shows, and one that was refused says why', async () => {
  await openWindow()
  const rooms = useRooms()
  expect(await rooms.changeTopic(rooms.openId!, ' Saturday,\ud83d then ')).toBeNull()
  await settled()
  expect(rooms.open?.topic).toBe('Saturday, then')
  expect(await rooms.changeTopic(rooms.openId!, 'x'.repeat(391))).toEqual({ code: 'topic-long' })
})

test('all open rooms can be browsed, joined or not', async () => {
  await openWindow()
  const browsed = await useRooms().browse()
  expect(browsed.ok && browsed.value.map(({ name }) => name)).toContain('موسیقی')
})

test('a direct conversation opens at once, though nothing was said in it', async () => {
  await openWindow()
  const rooms = useRooms()
  await rooms.openDirect(idOf('Leila'))
  expect(rooms.open).toMatchObject({ kind: 'direct', title: 'Leila', other: { attendance: 'here', guest: false } })
})

test('an answer that comes after another host was opened changes nothing there', async () => {
  await openWindow()
  const joining = useRooms().join('film-club', false)
  useHosts().select('mina')
  await joining
  await settled()
  expect(useRooms().open?.title).toBe('سفر-شمال')
})
