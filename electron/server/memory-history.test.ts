import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from './history.ts'
import { MemoryHistory } from './memory-history.ts'

const draft = (clientId: string, changes: Partial<Draft> = {}): Draft => ({
  room: 'room-lobby',
  clientId,
  author: 'key-ali',
  name: 'Ali',
  kind: 'text',
  text: clientId,
  time: 1,
  ...changes,
})

describe('the history in memory', () => {
  let history: MemoryHistory

  beforeEach(() => {
    history = new MemoryHistory({ recentMessages: 3, memoryBytes: 1_000 })
  })

  async function append(...drafts: Draft[]) {
    return Promise.all(drafts.map((one) => history.append(one)))
  }

  async function recent(room = 'room-lobby') {
    return (await history.recent(room)).map(({ seq, clientId }) => `${seq} ${clientId}`)
  }

  it('counts each room from 1, in the order of asking', async () => {
    await append(draft('a'), draft('b', { room: 'room-2' }), draft('c'))
    expect(await recent()).toEqual(['1 a', '2 c'])
    expect(await recent('room-2')).toEqual(['1 b'])
  })

  it('keeps the newest of a room', async () => {
    await append(draft('a'), draft('b'), draft('c'), draft('d'))
    expect(await recent()).toEqual(['2 b', '3 c', '4 d'])
  })

  it('keeps one message once, however often it comes', async () => {
    const [first, second] = await append(draft('a'), draft('a', { time: 99 }))
    expect(first).toMatchObject({ type: 'kept', message: { seq: 1 } })
    expect(second).toEqual({ ...first, type: 'repeated' })
    expect(await recent()).toEqual(['1 a'])
  })

  it.each([{ text: 'other' }, { kind: 'action' } as const, { room: 'room-2' }])(
    'refuses the same id for something else: %j',
    async (changes) => {
      const [, second] = await append(draft('a'), draft('a', changes))
      expect(second).toEqual({ type: 'conflict' })
      expect(await recent('room-2')).toEqual([])
    },
  )

  it('lets two people use the same id', async () => {
    await append(draft('a'), draft('a', { author: 'key-sara', text: 'other' }))
    expect(await recent()).toEqual(['1 a', '2 a'])
  })

  it('drops the oldest of all rooms when its memory is full', async () => {
    const long = 'x'.repeat(400)
    await append(draft('a', { text: long }), draft('b', { text: long, room: 'room-2' }), draft('c', { text: long }))
    expect(await recent()).toEqual(['2 c'])
    expect(await recent('room-2')).toEqual(['1 b'])
  })

  it('forgets a room, and nothing else', async () => {
    await append(draft('a'), draft('b', { room: 'room-2' }))
    await history.forget('room-lobby')
    expect(await recent()).toEqual([])
    expect(await recent('room-2')).toEqual(['1 b'])
    expect((await append(draft('a', { text: 'anew' })))[0]).toMatchObject({ type: 'kept', message: { seq: 1 } })
  })

  it('has a name of its own', () => {
    expect(new MemoryHistory({ recentMessages: 1, memoryBytes: 1 }).id).not.toBe(history.id)
  })
})
