import { expect, test } from 'vitest'
import { useDrafts } from './drafts.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'
import { openWindow } from './testing.ts'

test('each room of each host keeps its own draft', async () => {
  await openWindow()
  const drafts = useDrafts()
  drafts.text = 'for the trip'
  useRooms().step(1)
  expect(drafts.text).toBe('')
  useHosts().select('mina')
  drafts.text = 'برای مینا'
  useHosts().select('cedar')
  useRooms().step(-1)
  expect(drafts.text).toBe('for the trip')
})

test('a held draft is dropped where it was typed, unless it was changed since', async () => {
  await openWindow()
  const drafts = useDrafts()
  drafts.text = 'first'
  const held = drafts.hold()
  useRooms().step(1)
  drafts.text = 'second'
  held.drop()
  expect(drafts.text).toBe('second')
  useRooms().step(-1)
  expect(drafts.text).toBe('')
  drafts.text = 'third'
  const other = drafts.hold()
  drafts.text = 'third, and more'
  other.drop()
  expect(drafts.text).toBe('third, and more')
})
