import { expect, test, vi } from 'vitest'
import { useDialogs } from '../../stores/dialogs.ts'
import { useHosting } from '../../stores/hosting.ts'
import { useHosts } from '../../stores/hosts.ts'
import { useMessages } from '../../stores/messages.ts'
import { usePeople } from '../../stores/people.ts'
import { useRooms } from '../../stores/rooms.ts'
import { openWindow, settled } from '../../stores/testing.ts'
import type { Outcome } from '../command.ts'
import { interpret } from '../interpret.ts'

/** Runs a typed command in the open room. */
async function run(typed: string): Promise<Outcome> {
  const meaning = interpret(typed)
  if (meaning.type !== 'command') throw new Error(`${typed} is no whole command.`)
  const outcome = await meaning.command.run(useRooms().openId ?? '', ...meaning.given)
  await settled()
  return outcome
}

const done: Outcome = { ok: true, value: null }

test('/help shows all commands, or one, and knows its aliases', async () => {
  await openWindow()
  expect(await run('/help')).toEqual({ ok: true, value: { type: 'help', command: null } })
  expect(await run('/help /pm')).toEqual({ ok: true, value: { type: 'help', command: 'msg' } })
  expect(await run('/help dance')).toEqual({ ok: false, error: { code: 'command-unknown' } })
})

test('/join opens a room, and makes it where there is none', async () => {
  await openWindow()
  expect(await run('/join #kitchen')).toEqual(done)
  expect(useRooms().open?.title).toBe('kitchen')
  expect(await run('/join book-club')).toEqual(done)
  expect(useRooms().open?.title).toBe('book-club')
  expect(await run('/join two words')).toEqual({ ok: false, error: { code: 'name-characters' } })
  expect(await run(`/join ${'x'.repeat(257)}`)).toEqual({ ok: false, error: { code: 'name-long' } })
})

test('/leave leaves the room it is typed in; nobody leaves the first room', async () => {
  await openWindow()
  await run('/join kitchen')
  expect(await run('/leave')).toEqual(done)
  expect(useRooms().list.map(({ title }) => title)).not.toContain('kitchen')
  expect(await run('/leave')).toEqual({ ok: false, error: { code: 'room-lobby' } })
})

test('/list shows everyone who is on the host now', async () => {
  await openWindow()
  const outcome = await run('/list')
  const people = usePeople().onHost.filter(({ attendance }) => attendance === 'here')
  expect(people.length).toBeGreaterThan(3)
  expect(outcome).toEqual({ ok: true, value: { type: 'people', where: 'host', people } })
})

test('/names shows who is in this room, here or not', async () => {
  await openWindow()
  expect(await run('/names')).toEqual({
    ok: true,
    value: { type: 'people', where: 'room', people: usePeople().inRoom },
  })
  expect(usePeople().inRoom.map(({ name }) => name)).toContain('Omid')
})

test('/rooms shows the open rooms, joined or not', async () => {
  await openWindow()
  const outcome = await run('/rooms')
  expect(outcome).toMatchObject({ ok: true, value: { type: 'rooms' } })
  expect(JSON.stringify(outcome)).toContain('film-club')
})

test('/msg writes to one person alone, and opens that conversation', async () => {
  const handle = await openWindow()
  expect(await run('/msg @jonas A cake, on Saturday.')).toEqual(done)
  expect(useRooms().open).toMatchObject({ kind: 'direct', title: 'Jonas' })
  expect(useMessages().rows.at(-1)).toMatchObject({ type: 'message', message: { text: 'A cake, on Saturday.' } })
  expect(handle.calls.filter(({ name }) => name === 'post')).toHaveLength(1)
  expect(await run('/msg nobody hi')).toEqual({ ok: false, error: { code: 'person-unknown' } })
})

test('/me says what the person does', async () => {
  await openWindow()
  expect(await run('/me packs the car')).toEqual(done)
  expect(useMessages().rows.at(-1)).toMatchObject({ message: { kind: 'action', text: 'packs the car' } })
})

test('/nick takes another name on this host, by its rules', async () => {
  await openWindow()
  expect(await run('/nick Alireza')).toEqual({ ok: true, value: { type: 'renamed', name: 'Alireza' } })
  expect(usePeople().you?.name).toBe('Alireza')
  expect(await run('/nick sara')).toEqual({ ok: false, error: { code: 'name-taken' } })
  expect(await run('/nick x')).toEqual({ ok: false, error: { code: 'name-short' } })
})

test('/topic shows the topic, or changes it', async () => {
  await openWindow()
  expect(await run('/topic')).toMatchObject({
    value: { type: 'topic', topic: expect.stringMatching(/^Friday/) as string },
  })
  expect(await run('/topic Saturday at seven')).toEqual(done)
  expect(useRooms().open?.topic).toBe('Saturday at seven')
  expect(await run(`/topic ${'x'.repeat(391)}`)).toEqual({ ok: false, error: { code: 'topic-long' } })
})

test('/ping measures the way to the host; without a connection it says so', async () => {
  const handle = await openWindow()
  expect(await run('/ping')).toEqual({ ok: true, value: { type: 'ping', ms: 12 } })
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  expect(await run('/ping')).toEqual({ ok: false, error: { code: 'offline' } })
})

test('/list tells of nobody while the host is away, for nobody knows who is there', async () => {
  const handle = await openWindow()
  handle.link('cedar', { type: 'left' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await run('/list')).toEqual({ ok: false, error: { code: 'offline' } })
})

test('/exit leaves the host', async () => {
  await openWindow()
  expect(await run('/exit')).toEqual(done)
  expect(useHosts().open?.link.type).toBe('left')
})

test('/exit on the own host asks first, for everyone would be disconnected', async () => {
  const handle = await openWindow('hosting')
  expect(await run('/exit')).toEqual(done)
  expect(useDialogs().open).toBe('stopHosting')
  expect(handle.calls.map(({ name }) => name)).not.toContain('leaveHost')
})

test('/exit on the own host while it does not run asks nothing, for there is nothing to stop', async () => {
  await openWindow('hosting')
  await useHosting().close()
  await settled()
  expect(await run('/exit')).toEqual(done)
  expect(useDialogs().open).toBeNull()
})
