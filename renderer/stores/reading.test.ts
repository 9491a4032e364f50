import { expect, test } from 'vitest'
import { useHosts } from './hosts.ts'
import { useReading } from './reading.ts'
import { useRooms } from './rooms.ts'
import { openWindow, settled } from './testing.ts'
import type { FakeHearth } from '../bridge/fake/handle.ts'

function openKitchen(): void {
  useRooms().select(useRooms().list.find(({ title }) => title === 'kitchen')!.id)
}

function reads(handle: FakeHearth): unknown[] {
  return handle.calls.filter(({ name }) => name === 'read').map(({ payload }) => payload)
}

test('a room is read when its newest message is seen, and the app is told once', async () => {
  const handle = await openWindow()
  openKitchen()
  expect(useRooms().open?.unread).toBe(2)
  useReading().attend(true)
  expect(useRooms().open?.unread).toBe(0)
  useReading().attend(true)
  await settled()
  expect(reads(handle)).toEqual([{ host: 'cedar', room: 'room-3', seq: 3 }])
})

test('the mark stays where reading stopped, also after all was read', async () => {
  await openWindow()
  openKitchen()
  useReading().attend(true)
  expect(useReading().mark).toBe(1)
})

test('what comes while the reader watches is neither unread nor marked, and told once a frame', async () => {
  const handle = await openWindow()
  useReading().attend(true)
  handle.burst('cedar', 'weekend-trip', 50)
  await settled()
  expect(useRooms().open?.unread).toBe(0)
  expect(useReading().mark).toBeNull()
  expect(reads(handle).length).toBeLessThanOrEqual(2)
  expect(reads(handle).at(-1)).toEqual({ host: 'cedar', room: 'room-1', seq: 66 })
})

test('what comes while the reader is away is marked from there, and counted', async () => {
  const handle = await openWindow()
  useReading().attend(true)
  useReading().attend(false)
  handle.say('cedar', 'weekend-trip', 'Sara', 'one')
  handle.say('cedar', 'weekend-trip', 'Sara', 'two')
  await settled()
  expect(useReading().mark).toBe(16)
  expect(useRooms().open?.unread).toBe(2)
})

test('a mark from before moves on to what is new since', async () => {
  const handle = await openWindow()
  openKitchen()
  useReading().attend(true)
  useReading().attend(false)
  handle.say('cedar', 'kitchen', 'Leila', 'Three, actually.')
  await settled()
  expect(useReading().mark).toBe(3)
})

test('another room begins without attention: nothing is read there before it is seen', async () => {
  await openWindow()
  useReading().attend(true)
  openKitchen()
  expect(useReading().attentive).toBe(false)
  expect(useRooms().open?.unread).toBe(2)
  useHosts().select('mina')
  expect(useRooms().open?.unread).toBe(1)
})

test('the app hears of the room that was read, though another was opened within the frame', async () => {
  const handle = await openWindow()
  openKitchen()
  useReading().attend(true)
  useHosts().select('mina')
  await settled()
  expect(reads(handle)).toEqual([{ host: 'cedar', room: 'room-3', seq: 3 }])
})

test('who reads their way down has read so far, and the mark stays where they began', async () => {
  const handle = await openWindow()
  openKitchen()
  useReading().readTo(2)
  expect([useRooms().open?.unread, useReading().mark]).toEqual([1, 1])
  handle.say('cedar', 'kitchen', 'Leila', 'And one more.')
  await settled()
  expect([useRooms().open?.unread, useReading().mark]).toEqual([2, 1])
  expect(reads(handle)).toEqual([{ host: 'cedar', room: 'room-3', seq: 2 }])
})

test('what was read once is not unread again for who scrolls back', async () => {
  const handle = await openWindow()
  openKitchen()
  useReading().readTo(3)
  useReading().readTo(2)
  await settled()
  expect(useRooms().open?.unread).toBe(0)
  expect(reads(handle)).toEqual([{ host: 'cedar', room: 'room-3', seq: 3 }])
})
