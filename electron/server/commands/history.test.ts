import { describe, expect, it } from 'vitest'
import { directRoom } from '../../../shared/model.ts'
import { SlowStore } from '../slow-store.ts'
import { settled, type TestClient } from '../test-client.ts'
import { hosting, TestHost } from '../test-host.ts'

const lobby = 'room-lobby'

function asks(client: TestClient, room: string, way: 'before' | 'after' = 'after', seq = 0): Promise<void> {
  return client.fresh().says({ type: 'history', request: 7, room, way, seq })
}

function seqs(client: TestClient): [number[], boolean][] {
  return client.of('history').map(({ messages, more }) => [messages.map(({ seq }) => seq), more])
}

describe('a page of history', () => {
  const many = { burst: 10_000, perSecond: 10_000 }
  const host = hosting({ limits: { messages: many } })

  it('is what was said before or after a message, and says whether there is more that way', async () => {
    const ali = await host.person('Ali')
    for (let at = 1; at <= 250; at++) void ali.post(`#${at}`, `client-${at}`)
    await settled()
    await asks(ali, lobby)
    await asks(ali, lobby, 'after', 200)
    expect(seqs(ali)).toEqual([[Array.from({ length: 50 }, (_, at) => 201 + at), false]])
    await asks(ali, lobby, 'before', 3)
    expect(seqs(ali)).toEqual([[[1, 2], false]])
    await asks(ali, lobby, 'before', 251)
    expect(seqs(ali)[0]?.[1]).toBe(true)
    expect(seqs(ali)[0]?.[0].at(-1)).toBe(250)
  })

  it('is as much of long messages as one frame holds, nearest to where the asker is', async () => {
    const ali = await host.person('Ali')
    for (let at = 1; at <= 6; at++) await ali.post('سلام'.repeat(2_000), `client-${at}`)
    await asks(ali, lobby)
    expect(seqs(ali)).toEqual([[[1, 2, 3], true]])
    await asks(ali, lobby, 'before', 7)
    expect(seqs(ali)).toEqual([[[4, 5, 6], true]])
    await asks(ali, lobby, 'before', 4)
    expect(seqs(ali)).toEqual([[[1, 2, 3], false]])
  })

  it('says that there is more where the frame alone was too small for the rest', async () => {
    const ali = await host.person('Ali')
    for (let at = 1; at <= 4; at++) await ali.post('سلام'.repeat(2_000), `client-${at}`)
    await asks(ali, lobby)
    expect(seqs(ali)).toEqual([[[1, 2, 3], true]])
    await asks(ali, lobby, 'before', 5)
    expect(seqs(ali)).toEqual([[[2, 3, 4], true]])
  })

  it('is told to members alone: of a conversation of two others, nobody learns that it is there', async () => {
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const direct = directRoom(ali.you, sara.you)
    await ali.post('only for you', 'client-1', direct)
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    const garden = ali.of('done')[0]?.room ?? ''
    const codes: string[] = []
    for (const room of [direct, garden, 'room-that-never-was']) {
      await asks(omid, room)
      codes.push(...omid.of('refused').map(({ code }) => code))
      expect(omid.of('history')).toEqual([])
    }
    expect(codes).toEqual(['room-unknown', 'room-not-joined', 'room-unknown'])
    await asks(sara, direct)
    expect(seqs(sara)).toEqual([[[1], false]])
  })
})

describe('a host that tells newcomers only what is said from then on', () => {
  const host = hosting({ newcomers: 'read-since' })

  it('tells them nothing from before, whatever they ask, and all of a conversation of their own', async () => {
    const ali = await host.person('Ali')
    await ali.post('before', 'client-1')
    const sara = await host.person('Sara')
    await ali.post('since', 'client-2')
    await asks(sara, lobby)
    expect(seqs(sara)).toEqual([[[2], false]])
    await asks(sara, lobby, 'before', 3)
    expect(seqs(sara)).toEqual([[[2], false]])
    const direct = directRoom(ali.you, sara.you)
    await ali.post('hello', 'client-3', direct)
    await asks(sara, direct)
    expect(seqs(sara)).toEqual([[[1], false]])
  })
})

describe('a host whose newcomers read on from where they entered', () => {
  const host = hosting({ newcomers: 'read-since' })

  it('tells each at their login from where on that is', async () => {
    const ali = await host.person('Ali')
    await ali.post('before', 'client-1')
    await ali.says({ type: 'read', room: lobby, seq: 1 })
    await host.person('Sara')
    const told: unknown[] = []
    for (const name of ['Ali', 'Sara', 'Ali']) {
      const again = host.visitor(name)
      await again.hello(name)
      told.push(again.of('entered')[0])
    }
    expect(told).toMatchObject([0, 1, 0].map((since) => ({ since, newest: 1, read: 1 })))
  })
})

describe('a page that takes a while to read', () => {
  const store = new SlowStore()
  const host = new TestHost()

  async function committed(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      store.commit()
      await settled()
    }
  }

  it('is not told to somebody who left the room meanwhile, and a disk that fails is named', async () => {
    await host.start({ store })
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    await committed()
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    await committed()
    const garden = ali.of('done')[0]?.room ?? ''
    await ali.fresh().says({ type: 'leave', request: 2, room: garden })
    await ali.says({ type: 'history', request: 3, room: garden, way: 'after', seq: 0 })
    await committed()
    expect(ali.of('refused')).toMatchObject([{ code: 'room-not-joined', request: 3 }])
    store.broken = 'disk-failed'
    await asks(ali, lobby)
    await committed()
    expect(ali.of('refused')).toMatchObject([{ code: 'disk-failed', request: 7 }])
    await host.clear()
  })
})
