import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { useRooms } from './rooms.ts'
import { useSpot } from './spot.ts'
import { beginAgain, openWindow } from './testing.ts'

const spot = { clientId: 'said-0001', seq: 3, below: -12 }

test('a page that crashed comes back to the spot where its reader was', async () => {
  await openWindow()
  useSpot().here = spot
  await nextTick()
  await beginAgain()
  expect(useSpot().here).toEqual(spot)
})

test('another room is entered at its own place, and the app is told so', async () => {
  const handle = await openWindow()
  useSpot().here = spot
  await nextTick()
  expect(handle.calls.at(-1)).toMatchObject({ name: 'keepPlace', payload: { room: 'room-1', spot } })
  useRooms().select('room-3')
  await nextTick()
  expect(handle.calls.at(-1)).toMatchObject({ name: 'keepPlace', payload: { room: 'room-3', spot: null } })
  await beginAgain()
  expect(useSpot().here).toBeNull()
})
