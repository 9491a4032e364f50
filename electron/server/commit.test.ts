import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { silentLog } from '../disk/log.ts'
import { hostLimits } from './host-limits.ts'
import { Host } from './host.ts'
import { Hub } from './hub.ts'
import { Reception } from './reception.ts'
import { SlowStore } from './slow-store.ts'
import { keyOf, settled, TestClient } from './test-client.ts'

const identity = { certificatePem: '', keyPem: '', keyHash: '' }

describe('a host whose disk is slow', () => {
  let store: SlowStore
  let reception: Reception
  let clock: FakeClock

  beforeEach(() => {
    clock = new FakeClock()
    store = new SlowStore()
    const limits = hostLimits({ perAddress: 100 })
    const host = new Host({ name: 'Place', clock, limits, log: silentLog, store, newcomers: 'read-all' })
    reception = new Reception(new Hub(host), { identity, plain: true, clearFrames: false })
  })

  function visitor(name: string): TestClient {
    return TestClient.connect({ attach: (link) => reception.meet(link) }, clock, keyOf(name))
  }

  async function committed(): Promise<void> {
    store.commit()
    await settled()
  }

  async function person(name: string): Promise<TestClient> {
    const client = visitor(name)
    await client.hello(name)
    await committed()
    return client.fresh()
  }

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
