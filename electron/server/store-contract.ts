import { beforeEach, describe, expect, it } from 'vitest'
import type { Appended, Draft, Store } from './store.ts'

/** A message as somebody drafts it, but for `changes`. */
export function draft(clientId: string, changes: Partial<Draft> = {}): Draft {
  const room = 'room-lobby'
  return { room, clientId, author: 'key-ali', name: 'Ali', kind: 'text', text: clientId, time: 1, ...changes }
}

/** What every store promises, whatever it keeps things in. `open` answers an empty one. */
export function promisesOfAStore(name: string, open: () => Promise<Store>): void {
  describe(`a store ${name}`, () => {
    let store: Store

    beforeEach(async () => {
      store = await open()
    })

    async function append(...drafts: Draft[]): Promise<Appended[]> {
      const appended = await Promise.all(drafts.map((one) => store.append(one)))
      return appended.map((one) => {
        if (!one.ok) throw new Error(one.error)
        return one.value
      })
    }

    async function page(way: 'before' | 'after', seq: number, since = 0, most = 3, room = 'room-lobby') {
      const found = await store.page({ room, way, seq, since, most })
      if (!found.ok) throw new Error(found.error)
      return [found.value.messages.map((message) => `${message.seq} ${message.clientId}`).join(', '), found.value.more]
    }

    it('counts each room from 1, in the order of asking', async () => {
      await append(draft('a'), draft('b', { room: 'room-2' }), draft('c'))
      expect(await page('after', 0)).toEqual(['1 a, 2 c', false])
      expect(await page('after', 0, 0, 3, 'room-2')).toEqual(['1 b', false])
    })

    it('answers a whole message as it was drafted', async () => {
      const said = draft('a', {
        kind: 'action',
        text: 'سلام',
        name: 'Sara',
        author: 'guest-7',
        time: 1_795_000_000_000,
      })
      await append(said)
      const found = await store.page({ room: said.room, way: 'after', seq: 0, since: 0, most: 1 })
      expect(found).toEqual({ ok: true, value: { messages: [{ ...said, seq: 1 }], more: false } })
    })

    it.each(['\ufeff', '\ufeff and more than sixteen bytes', 'more than sixteen bytes \ufeff'])(
      'changes nothing of a text, whatever it begins with: %j',
      async (text) => {
        await append(draft('a', { text }))
        const found = await store.page({ room: 'room-lobby', way: 'after', seq: 0, since: 0, most: 1 })
        expect(found).toMatchObject({ ok: true, value: { messages: [{ text }] } })
      },
    )

    it('keeps one message once, however often it comes', async () => {
      const [first, second] = await append(draft('a'), draft('a', { time: 99 }))
      expect(first).toMatchObject({ type: 'kept', message: { seq: 1, time: 1 } })
      expect(second).toEqual({ ...first, type: 'repeated' })
      expect(await append(draft('a'))).toEqual([second])
      expect(await page('after', 0)).toEqual(['1 a', false])
    })

    it.each([{ text: 'other' }, { kind: 'action' } as const, { room: 'room-2' }])(
      'refuses the same id for something else: %j',
      async (changes) => {
        const [, second] = await append(draft('a'), draft('a', changes))
        expect(second).toEqual({ type: 'conflict' })
        expect(await page('after', 0, 0, 3, 'room-2')).toEqual(['', false])
      },
    )

    it('knows what was made of a draft, and makes nothing of one that it does not know', async () => {
      expect(await store.recall(draft('a'))).toEqual({ ok: true, value: null })
      const [first] = await append(draft('a'))
      expect(await store.recall(draft('a', { time: 99 }))).toEqual({ ok: true, value: { ...draft('a'), seq: 1 } })
      expect(first).toMatchObject({ type: 'kept' })
      for (const other of [draft('a', { text: 'other' }), draft('a', { author: 'key-sara' }), draft('b')])
        expect(await store.recall(other)).toEqual({ ok: true, value: null })
      expect(await page('after', 0)).toEqual(['1 a', false])
    })

    it('lets two people use the same id', async () => {
      await append(draft('a'), draft('a', { author: 'key-sara', text: 'other' }))
      expect(await page('after', 0)).toEqual(['1 a, 2 a', false])
    })

    it('tells pages both ways, and whether there is more', async () => {
      await append(...['a', 'b', 'c', 'd', 'e'].map((id) => draft(id)))
      expect(await page('after', 0)).toEqual(['1 a, 2 b, 3 c', true])
      expect(await page('after', 3)).toEqual(['4 d, 5 e', false])
      expect(await page('before', 6)).toEqual(['3 c, 4 d, 5 e', true])
      expect(await page('before', 3)).toEqual(['1 a, 2 b', false])
      expect(await page('before', 1)).toEqual(['', false])
    })

    it('tells nothing from before somebody may read', async () => {
      await append(...['a', 'b', 'c', 'd'].map((id) => draft(id)))
      expect(await page('after', 0, 2)).toEqual(['3 c, 4 d', false])
      expect(await page('before', 5, 2, 1)).toEqual(['4 d', true])
      expect(await page('before', 4, 2)).toEqual(['3 c', false])
    })

    it('forgets a room, and nothing else', async () => {
      await append(draft('a'), draft('b', { room: 'room-2' }))
      await store.keep({ type: 'member', room: 'room-lobby', person: 'key-ali', since: 0, read: 0 })
      expect(await store.keep({ type: 'forget', room: 'room-lobby' })).toEqual({ ok: true, value: null })
      expect(await page('after', 0)).toEqual(['', false])
      expect(await page('after', 0, 0, 3, 'room-2')).toEqual(['1 b', false])
      expect(await append(draft('a', { text: 'anew' }))).toMatchObject([{ type: 'kept', message: { seq: 1 } }])
    })
  })
}
