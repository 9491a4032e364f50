import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { reactive } from 'vue'
import { calls, type CallName, type Notice } from '../../../shared/bridge.ts'
import { nouns } from '../../../shared/commands.ts'
import type { Event } from '../../../shared/events.ts'
import type { Mirror } from '../../../shared/mirror/mirror.ts'
import { nameProblem } from '../../../shared/names.ts'
import type { Shape } from '../../../shared/shape.ts'
import { hear, tell } from '../../../shared/told.ts'
import { fake } from './open.ts'
import { scenes, sceneFor, type SceneName } from './scenes/table.ts'

const now = new Date(2026, 10, 22, 12).getTime()
const local = new Set(['queued', 'unsent', 'discarded', 'opened', 'read'])
const sceneNames = Object.keys(scenes) as SceneName[]

function fits(shape: Shape<unknown>, value: unknown): boolean {
  return shape(value).ok
}

/** Whether a server may tell this. */
function crosses(event: Event): boolean {
  return hear(tell(event)).ok
}

/** The toy of a scene, and every notice it has told. */
function listen(scene: SceneName = 'chat') {
  const { bridge, handle } = fake(scenes[scene](now))
  const heard: Notice[] = []
  bridge.listen((notice) => heard.push(notice))
  return { bridge, handle, heard }
}

test('the fake has every call of the contract, and nothing else', () => {
  const { bridge } = listen()
  expect(Object.keys(bridge).sort()).toEqual([...Object.keys(calls), 'listen'].sort())
})

test('a payload that does not fit rejects, as it does at the gate', async () => {
  const { bridge } = listen()
  await expect(bridge.checkPort({ port: 0 })).rejects.toThrow('checkPort: port')
})

test('a payload that cannot cross processes rejects, such as a reactive one', async () => {
  const { bridge } = listen()
  await expect(bridge.changeSettings(reactive({ theme: 'dark', language: 'fa' }))).rejects.toThrow()
})

test('answers are copies: what the window does to them changes nothing behind it', async () => {
  const { bridge } = listen()
  const start = await bridge.start({})
  const mirror = start.hosts[0]!.mirror
  mirror.rooms = {}
  expect(Object.keys((await bridge.start({})).hosts[0]!.mirror.rooms)).not.toEqual([])
})

test('every event that the toy tells is one that a server may tell, or one of this side alone', async () => {
  const { bridge, handle, heard } = listen()
  const [host, room] = ['cedar', 'room-1']
  const post = { host, room, clientId: 'client-1', kind: 'text', text: 'hello' } as const
  await bridge.post(post)
  await bridge.ask({ host, ask: { type: 'join', name: 'film-club', create: false } })
  await bridge.ask({ host, ask: { type: 'topic', room, topic: 'news' } })
  await bridge.ask({ host, ask: { type: 'rename', name: 'Alireza' } })
  await bridge.ask({ host, ask: { type: 'leave', room: 'room-2' } })
  handle.burst(host, 'kitchen', 3)
  handle.come(host, 'Omid')
  handle.go(host, 'Sara', 'lost')
  const events = heard.flatMap((notice) => (notice.type === 'event' ? [notice.event] : []))
  expect(events.length).toBeGreaterThan(8)
  for (const event of events) {
    expect(local.has(event.type) || crosses(event as Event), JSON.stringify(event)).toBe(true)
  }
})

describe('each scene', () => {
  test.each(sceneNames)('%s holds ids and names as a real host would give them', async (name) => {
    const { bridge } = listen(name)
    const start = await bridge.start({})
    for (const { view, mirror } of start.hosts) {
      expect(fits(calls.leaveHost.payload, { host: view.id }), view.id).toBe(true)
      checkMirror(mirror)
    }
  })
})

function checkMirror(mirror: Mirror): void {
  for (const person of Object.values(mirror.people)) {
    expect(fits(nouns.person, person.id), person.id).toBe(true)
    expect(nameProblem(person.name), person.name).toBeNull()
  }
  for (const room of Object.values(mirror.rooms)) {
    expect(fits(nouns.room, room.id), room.id).toBe(true)
    if (room.kind === 'open') expect(nameProblem(room.name), room.name).toBeNull()
    expect(
      room.members.every((member) => mirror.people[member]),
      room.name,
    ).toBe(true)
    for (const message of room.messages) expect(crosses({ type: 'message', ...message })).toBe(true)
    for (const pending of room.pending) expect(fits(nouns.clientId, pending.clientId)).toBe(true)
  }
}

test('the same scene at the same moment is the same, so that pictures can be compared', async () => {
  vi.useFakeTimers({ now })
  onTestFinished(() => void vi.useRealTimers())
  const one = await listen('persian').bridge.start({})
  const other = await listen('persian').bridge.start({})
  expect(one).toEqual(other)
})

test('an unknown scene is the chat', () => {
  expect(sceneFor('toString', now)).toEqual(scenes.chat(now))
  expect(sceneFor(null, now)).toEqual(scenes.chat(now))
})

test('a refusal that was asked for comes once', async () => {
  const { bridge, handle } = listen('welcome')
  handle.refuseNext('join', 'host-full')
  expect(await bridge.join({ address: 'a', authority: false })).toEqual({
    type: 'refused',
    refusal: { code: 'host-full' },
  })
  expect(await bridge.join({ address: 'a', authority: false })).toMatchObject({ type: 'question' })
})

test('what the person copies and opens is remembered, and nothing is opened', async () => {
  const { bridge, handle } = listen()
  await bridge.copy({ text: 'invite' })
  await bridge.openLink({ url: 'https://example.org/' })
  await bridge.openLogs({})
  expect(handle.trace).toMatchObject({ copied: ['invite'], opened: ['https://example.org/', 'logs'] })
})

test('calls are noted in order, for tests to read', async () => {
  const { bridge, handle } = listen()
  const names: CallName[] = ['start', 'openLogs']
  for (const name of names) await bridge[name as 'start']({})
  expect(handle.calls.map((call) => call.name)).toEqual(names)
})
