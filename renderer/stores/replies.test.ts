import { expect, test } from 'vitest'
import { useMessages } from './messages.ts'
import { useReplies } from './replies.ts'
import { useRooms } from './rooms.ts'
import { useSpot } from './spot.ts'
import { openWindow, settled } from './testing.ts'

test('an answer stands where it was asked for, and what is said later stands below', async () => {
  const handle = await openWindow()
  useReplies().add(useRooms().openId!, { type: 'ping', ms: 12 })
  handle.say('cedar', 'weekend-trip', 'Sara', 'later')
  await settled()
  const types = useMessages()
    .rows.slice(-3)
    .map(({ type }) => type)
  expect(types).toEqual(['reply', 'new', 'message'])
})

test('whoever asked is led to the answer, if they are still in its room', async () => {
  await openWindow()
  useReplies().add('room-3', { type: 'ping', ms: 12 })
  expect(useSpot().led).toBe(0)
  useReplies().add(useRooms().openId!, { type: 'ping', ms: 12 })
  expect(useSpot().led).toBe(1)
})

test('an answer is of its room alone, and can be hidden', async () => {
  await openWindow()
  useReplies().add(useRooms().openId!, { type: 'ping', ms: 12 })
  const reply = useMessages().rows.find((row) => row.type === 'reply')
  useRooms().step(1)
  expect(useMessages().rows.map(({ type }) => type)).not.toContain('reply')
  useRooms().step(-1)
  useReplies().dismiss(reply!.reply.id)
  expect(useMessages().rows.map(({ type }) => type)).not.toContain('reply')
})

test('a room keeps its newest answers alone', async () => {
  await openWindow()
  const room = useRooms().openId!
  for (let ms = 1; ms <= 30; ms++) useReplies().add(room, { type: 'ping', ms })
  const shown = useReplies().inRoom('cedar', room)
  expect(shown).toHaveLength(20)
  expect(shown[0]?.answer).toEqual({ type: 'ping', ms: 11 })
})
