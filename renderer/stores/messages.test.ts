import { expect, test } from 'vitest'
import type { CallName } from '../../shared/bridge.ts'
import type { Pending } from '../../shared/mirror/mirror.ts'
import type { FakeHearth } from '../bridge/fake/handle.ts'
import { useHosts } from './hosts.ts'
import { useMessages } from './messages.ts'
import { useReading } from './reading.ts'
import { useRooms } from './rooms.ts'
import type { Row } from './rows/row.ts'
import { useSpot } from './spot.ts'
import { openWindow, settled } from './testing.ts'

/** The last rows, in few words. */
function tail(count: number): string[] {
  return useMessages().rows.slice(-count).map(told)
}

function told(row: Row): string {
  if (row.type === 'message') return `${row.message.name}: ${row.message.text}`
  if (row.type === 'pending') return `${row.pending.refusal?.code ?? 'pending'}: ${row.pending.text}`
  if (row.type === 'happening') return `${row.news.name} ${row.news.type}`
  return row.type
}

test('an own message is there at once as pending, and settles in its place when the host echoes it', async () => {
  const handle = await openWindow()
  handle.hold('cedar')
  await useMessages().post('I am on my way.')
  expect(tail(1)).toEqual(['pending: I am on my way.'])
  const key = useMessages().rows.at(-1)?.key
  handle.release('cedar')
  await settled()
  expect(tail(1)).toEqual(['Ali: I am on my way.'])
  expect(useMessages().rows.at(-1)?.key).toBe(key)
})

test('what is posted while the host is away keeps its order, and is sent once', async () => {
  const handle = await openWindow()
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await useMessages().post('one')
  await useMessages().post('two')
  await settled()
  expect(tail(2)).toEqual(['pending: one', 'pending: two'])
  handle.link('cedar', { type: 'online' })
  await settled()
  expect(tail(3)).toEqual(['Ali: Friday, six, at the bakery. See you there.', 'Ali: one', 'Ali: two'])
})

/** The pending row at the end. */
function waiting(): Pending {
  const row = useMessages().rows.at(-1)
  if (row?.type !== 'pending') throw new Error('The last row should be pending.')
  return row.pending
}

function callsOf(handle: FakeHearth, ...names: CallName[]): CallName[] {
  return handle.calls.map(({ name }) => name).filter((name) => names.includes(name))
}

test('a message that the app did not take says why, is posted anew on retry, and settles', async () => {
  const handle = await openWindow()
  handle.refuseNext('post', 'outbox-full')
  await useMessages().post('too much')
  expect(tail(1)).toEqual(['outbox-full: too much'])
  handle.refuseNext('post', 'outbox-full')
  await useMessages().retry(waiting())
  expect(tail(1)).toEqual(['outbox-full: too much'])
  await useMessages().retry(waiting())
  await settled()
  expect(tail(1)).toEqual(['Ali: too much'])
  expect(callsOf(handle, 'post', 'retry')).toEqual(['post', 'post', 'post'])
})

test('a message that the host refused is tried again by the app that holds it', async () => {
  const handle = await openWindow('refused')
  expect(tail(1)).toEqual(['outbox-full: Then let us take two cars.'])
  await useMessages().retry(waiting())
  await settled()
  expect(tail(1)).toEqual(['Ali: Then let us take two cars.'])
  expect(callsOf(handle, 'post', 'retry')).toEqual(['retry'])
})

test('a retry that fails says so on the row', async () => {
  const handle = await openWindow('refused')
  handle.breakNext('retry')
  await useMessages().retry(waiting())
  expect(tail(1)).toEqual(['internal: Then let us take two cars.'])
})

test('a refused message can be thrown away', async () => {
  await openWindow('refused')
  const { room, clientId } = waiting()
  await useMessages().discard(room, clientId)
  await settled()
  expect(useMessages().rows.map(({ type }) => type)).not.toContain('pending')
})

test('a message that the app did not take outlives a host that tells everything anew', async () => {
  const handle = await openWindow()
  handle.refuseNext('post', 'outbox-full')
  await useMessages().post('too much')
  handle.restart('cedar')
  await settled()
  expect(tail(1)).toEqual(['outbox-full: too much'])
})

test('a call that broke refuses the message too: it is never silently lost', async () => {
  const handle = await openWindow()
  handle.breakNext('post')
  await useMessages().post('into the void')
  expect(tail(1)).toEqual(['internal: into the void'])
  await settled()
  expect(handle.trace.reported).toEqual(['The call post broke, as the script says.'])
})

test('others’ messages appear in the open room, and not in another', async () => {
  const handle = await openWindow()
  handle.say('cedar', 'kitchen', 'Leila', 'elsewhere')
  handle.say('cedar', 'weekend-trip', 'Leila', 'here')
  await settled()
  expect(tail(1)).toEqual(['Leila: here'])
})

test('whoever comes and goes shows as one row, until somebody speaks', async () => {
  const handle = await openWindow()
  handle.go('cedar', 'Sara', 'lost')
  handle.come('cedar', 'Sara')
  handle.go('cedar', 'Sara', 'lost')
  handle.come('cedar', 'Sara')
  await settled()
  expect(tail(2)).toEqual(['Ali: Friday, six, at the bakery. See you there.', 'Sara returned'])
  handle.say('cedar', 'weekend-trip', 'Jonas', 'Sara?')
  handle.go('cedar', 'Sara', 'left')
  await settled()
  expect(tail(4)).toEqual(['Sara returned', 'new', 'Jonas: Sara?', 'Sara gone'])
})

test('when the host begins anew, what was said before stays above, and what waits still waits', async () => {
  const handle = await openWindow()
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await useMessages().post('still here')
  handle.restart('cedar')
  await settled()
  expect(tail(3)).toEqual(['Ali: Friday, six, at the bakery. See you there.', 'earlier', 'pending: still here'])
})

test('two hundred messages at once are all there, in order', async () => {
  const handle = await openWindow('busy')
  handle.burst('busy', 'everybody', 200)
  await settled()
  const texts = useMessages().rows.flatMap((row) => (row.type === 'message' ? [row.message.text] : []))
  expect(texts.slice(-200)).toEqual(Array.from({ length: 200 }, (_, at) => `Message ${at + 1} of 200`))
})

test('a message that did not change keeps its row, so that only what is new is drawn', async () => {
  const handle = await openWindow()
  const before = useMessages().rows
  handle.say('cedar', 'weekend-trip', 'Leila', 'new')
  await settled()
  const after = useMessages().rows
  const kept = after.filter((row) => row.type === 'message' && before.includes(row))
  expect(kept).toHaveLength(before.filter((row) => row.type === 'message').length)
})

/** Opens the kitchen, where something is new. */
function openKitchen(): void {
  useRooms().select(useRooms().list.find(({ title }) => title === 'kitchen')!.id)
}

test('an own post takes the mark away of what was seen', async () => {
  await openWindow()
  openKitchen()
  useReading().attend(true)
  expect(useMessages().rows.map(({ type }) => type)).toContain('new')
  await useMessages().post('I can cook.')
  expect(useMessages().rows.map(({ type }) => type)).not.toContain('new')
  expect(useReading().mark).toBeNull()
})

test('an own post reads nothing that was not seen, and the mark stays over it', async () => {
  const handle = await openWindow()
  openKitchen()
  await useMessages().post('I can cook.')
  await settled()
  expect([useRooms().open?.unread, useReading().mark]).toEqual([2, 1])
  expect(callsOf(handle, 'read')).toEqual([])
})

test('whoever writes is led to the end of the open room, where it stands, and by nothing of another one', async () => {
  await openWindow()
  const spot = useSpot()
  await useMessages().post('elsewhere', 'text', 'room-3')
  await useMessages().post('over there', 'text', useRooms().openId, 'mina')
  expect(spot.led).toBe(0)
  await useMessages().post('here')
  expect(spot.led).toBe(1)
})

test('without an open room there are no rows, and posting does nothing', async () => {
  const handle = await openWindow('welcome')
  await useMessages().post('hello?')
  expect(useMessages().rows).toEqual([])
  expect(useHosts().open).toBeNull()
  expect(handle.calls.map(({ name }) => name)).not.toContain('post')
})
