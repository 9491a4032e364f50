import { beforeEach, describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { directRoom } from '../../shared/model.ts'
import { SlowHost } from './slow-host.ts'
import type { SlowStore } from './slow-store.ts'
import { settled, type TestClient } from './test-client.ts'

describe('a host whose disk is slow', () => {
  let host: SlowHost
  let store: SlowStore

  beforeEach(() => {
    host = new SlowHost()
    store = host.store
  })

  const visitor = (name: string): TestClient => host.visitor(name)
  const person = (name: string): Promise<TestClient> => host.person(name)
  const committed = (): Promise<void> => host.committed()

  it('acknowledges and tells nothing before it is kept', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    await ali.post('hello', 'client-1')
    expect([...ali.of('message'), ...sara.of('message')]).toEqual([])
    await committed()
    expect(ali.of('message')).toMatchObject([{ seq: 1, clientId: 'client-1' }])
    expect(sara.of('message')).toEqual(ali.of('message'))
  })

  it('keeps the order in which messages came', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    await ali.post('one', 'client-1')
    await sara.post('two', 'client-2')
    await ali.post('three', 'client-3')
    await committed()
    for (const client of [ali, sara]) {
      expect(client.of('message').map(({ seq, text }) => [seq, text])).toEqual([
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ])
    }
  })

  it('tells what is sent again in the turn of its commit no sooner than what was said before it', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    await sara.post('one', 'client-1')
    await ali.post('two', 'client-2')
    await ali.post('two', 'client-2')
    await committed()
    expect([ali, sara].map((one) => one.of('message').map(({ seq }) => seq))).toEqual([
      [1, 2, 2],
      [1, 2],
    ])
  })

  it('loses nothing that is said while somebody logs in', async () => {
    const ali = await person('Ali')
    await ali.post('before', 'client-1')
    await committed()
    const sara = visitor('Sara')
    await sara.hello('Sara')
    await ali.post('between', 'client-2')
    await committed()
    expect(sara.types).toContain('ready')
    const newest = sara.of('entered')[0]?.newest ?? 0
    await sara.says({ type: 'history', request: 1, room: 'room-lobby', way: 'after', seq: 0 })
    await committed()
    const heard = [...sara.of('history').flatMap(({ messages }) => messages), ...sara.of('message')]
    expect(new Set(heard.map(({ text }) => text))).toEqual(new Set(['before', 'between']))
    expect(newest).toBeGreaterThan(0)
  })

  it('does what was asked before a bye, and only then lets go', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    await ali.says(
      { type: 'post', room: 'room-lobby', clientId: 'client-1', kind: 'text', text: 'last words' },
      { type: 'bye' },
    )
    expect(ali.closed).toBeNull()
    expect(sara.types).not.toContain('gone')
    await committed()
    expect(sara.types.slice(-2)).toEqual(['message', 'gone'])
  })

  it.each([[[{ type: 'bye' }], 'left'] as const, [[], 'lost'] as const])(
    'does what somebody new said in one breath with their hello, though they ended their side before they were in: %j',
    async (last, why) => {
      const ali = await person('Ali')
      const sara = visitor('Sara')
      const said = sara.says(hello, { ...post, text: 'in passing' }, ...last)
      sara.link.end()
      await said
      await committed()
      await committed()
      expect(ali.of('message')).toMatchObject([{ name: 'Sara', text: 'in passing' }])
      expect(ali.of('gone')).toMatchObject([{ why }])
    },
  )

  const hello = { type: 'hello', protocol: 'hearth', revision, name: 'Sara', capabilities: [] } as const
  const post = { type: 'post', room: 'room-lobby', clientId: 'client-1', kind: 'text' } as const

  it('does what a plain client said after a /join, though it ended its side before that was answered', async () => {
    const { link } = host.visitor(null)
    link.send(encodeUtf8('Omid\n'))
    await settled()
    link.send(encodeUtf8('/join garden\nhello, roses\n'))
    link.end()
    await settled()
    await committed()
    await committed()
    const sara = await person('Sara')
    await sara.says({ type: 'join', request: 1, name: 'garden', create: false })
    await committed()
    expect(sara.of('entered')).toMatchObject([{ name: 'garden', newest: 1, members: [sara.you] }])
  })

  it('acknowledges to an author who left the room meanwhile', async () => {
    const ali = await person('Ali')
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    // the room first, then who is in it
    await committed()
    await committed()
    await committed()
    const room = ali.of('done')[0]?.room ?? ''
    await ali.post('bye', 'client-1', room)
    await ali.says({ type: 'leave', request: 2, room })
    await committed()
    expect(ali.of('message')).toMatchObject([{ clientId: 'client-1' }])
  })

  it('acknowledges to an author whose other window left the room first', async () => {
    const [one, other] = [await person('Ali'), await person('Ali')]
    await one.says({ type: 'join', request: 1, name: 'garden', create: true })
    await committed()
    await committed()
    const room = one.of('done')[0]?.room ?? ''
    await one.says({ type: 'leave', request: 2, room })
    await other.post('bye', 'client-1', room)
    await committed()
    for (const window of [one, other]) {
      expect(window.types.slice(-2).sort()).toContain('message')
      expect(window.of('exited')).toHaveLength(1)
    }
  })

  it('lets two windows of one person enter and leave at once, and tells it once', async () => {
    const [one, other, sara] = [await person('Ali'), await person('Ali'), await person('Sara')]
    await sara.says({ type: 'join', request: 1, name: 'garden', create: true })
    await committed()
    await committed()
    const room = sara.of('done')[0]?.room ?? ''
    for (const window of [one, other]) await window.says({ type: 'join', request: 2, name: 'garden', create: false })
    await committed()
    for (const window of [one, other]) await window.says({ type: 'leave', request: 3, room })
    await committed()
    expect([one, other].map((window) => window.of('done').map(({ request }) => request))).toEqual([[2, 3], [2]])
    expect(other.of('refused')).toMatchObject([{ request: 3, code: 'room-not-joined' }])
    expect([sara.of('joined'), sara.of('left')].map(({ length }) => length)).toEqual([1, 1])
  })

  it('lets nobody say anything before they are in, and does it as soon as they are', async () => {
    const ali = visitor('Ali')
    await ali.hello('Ali')
    await ali.post('in a hurry', 'client-1')
    expect(ali.heard).toEqual([])
    await committed()
    await committed()
    expect(ali.types.slice(-2)).toEqual(['ready', 'message'])
  })

  it('tells another name that somebody took, also where their connection ended before they were in', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    const other = visitor('Ali')
    await other.hello('Alireza')
    other.link.destroy('lost')
    await settled()
    await committed()
    const renamed = { type: 'renamed', person: ali.you, was: 'Ali', name: 'Alireza' }
    expect([ali.of('renamed'), sara.of('renamed')]).toMatchObject([[renamed], [renamed]])
  })

  it('lets somebody neither in nor out of a room where that is not kept', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    await committed()
    await committed()
    const room = ali.of('done')[0]?.room ?? ''
    store.broken = 'disk-full'
    await ali.says({ type: 'leave', request: 2, room })
    await sara.says({ type: 'join', request: 3, name: 'garden', create: false })
    await committed()
    expect([...ali.of('refused'), ...sara.of('refused')].map(({ request }) => request)).toEqual([2, 3])
    expect([...ali.of('exited'), ...sara.of('done')]).toEqual([])
    expect(ali.of('joined').filter((joined) => joined.room === room)).toEqual([])
  })

  it('refuses what the disk does not keep, and goes on when it has room again', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    store.broken = 'disk-full'
    await ali.post('not kept', 'client-1')
    await committed()
    expect(ali.of('refused')).toMatchObject([
      { code: 'disk-full', clientId: 'client-1', retryAfter: limits.diskFullRetry },
    ])
    expect(sara.of('message')).toEqual([])
    store.broken = null
    await ali.post('not kept', 'client-1')
    await committed()
    expect(sara.of('message')).toMatchObject([{ seq: 1, text: 'not kept' }])
  })

  it('keeps who is in a conversation with its first message that is kept', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    const room = directRoom(ali.you, sara.you)
    store.broken = 'disk-full'
    await ali.post('psst', 'client-1', room)
    await committed()
    store.broken = null
    await ali.post('psst', 'client-1', room)
    await committed()
    expect(sara.of('message')).toMatchObject([{ room, text: 'psst' }])
    const kept = store.kept.rooms.find(({ id }) => id === room)
    expect(kept?.members.map((member) => member.person)).toEqual([ali.you, sara.you])
  })

  it.each([
    { type: 'join', request: 1, name: 'garden', create: true } as const,
    { type: 'topic', request: 1, room: 'room-lobby', topic: 'Tea' } as const,
    { type: 'rename', request: 1, name: 'Alireza' } as const,
  ])('does not do what the disk does not keep: $type', async (command) => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    store.broken = 'disk-full'
    await ali.says(command)
    await committed()
    expect(ali.of('refused')).toMatchObject([{ code: 'disk-full', request: 1 }])
    expect(sara.types).toEqual([])
    store.broken = null
    await ali.says(command)
    await committed()
    await committed()
    expect(ali.of('done')).toMatchObject([{ request: 1 }])
  })

  it('leaves neither a room nor a name behind of what the disk does not keep', async () => {
    const [ali, sara] = [await person('Ali'), await person('Sara')]
    store.broken = 'disk-full'
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    await ali.says({ type: 'rename', request: 2, name: 'Alireza' })
    await visitor('Reza').hello('Reza')
    await committed()
    await committed()
    expect(ali.of('refused').map(({ request }) => request)).toEqual([1, 2])
    store.broken = null
    await sara.says({ type: 'rooms', request: 3 }, { type: 'rename', request: 4, name: 'Alireza' })
    await committed()
    expect(sara.of('rooms').flatMap(({ rooms }) => rooms.map(({ name }) => name))).toEqual(['lobby'])
    expect(sara.of('done').map(({ request }) => request)).toEqual([4])
    const other = visitor('another')
    await other.hello('Reza')
    await committed()
    expect(other.types).toContain('ready')
  })

  it('lets nobody new in whose name it cannot keep', async () => {
    store.broken = 'disk-full'
    const ali = visitor('Ali')
    await ali.hello('Ali')
    await committed()
    expect(ali.of('refused')).toMatchObject([{ code: 'disk-full' }])
    store.broken = null
    await ali.hello('Ali')
    await committed()
    expect(ali.types).toContain('ready')
  })
})
