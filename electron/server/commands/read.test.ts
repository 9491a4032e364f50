import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../memory-store.ts'
import type { Change, Stored } from '../store.ts'
import type { TestClient } from '../test-client.ts'
import { hosting } from '../test-host.ts'

const lobby = 'room-lobby'

/** Keeps everything but how far somebody has read. */
class ForgetfulStore extends MemoryStore {
  forgets = true
  override keep(change: Change): Stored<null> {
    return change.type === 'read' && this.forgets
      ? Promise.resolve({ ok: false, error: 'disk-full' })
      : super.keep(change)
  }
}

function reads(client: TestClient, seq: number, room = lobby): Promise<void> {
  return client.says({ type: 'read', room, seq })
}

describe('how far somebody has read', () => {
  const host = hosting()

  async function said(count: number): Promise<TestClient> {
    const sara = await host.person('Sara')
    for (let at = 1; at <= count; at++) await sara.post(`#${at}`, `client-${at}`)
    return sara
  }

  it('is told to their other windows, and to nobody else', async () => {
    const [one, other, sara] = [await host.person('Ali'), await host.person('Ali'), await said(3)]
    await reads(one, 2)
    expect(other.of('read')).toEqual([{ type: 'read', room: lobby, seq: 2 }])
    expect([...one.of('read'), ...sara.of('read')]).toEqual([])
  })

  it('never goes back, and never past what was said', async () => {
    const [one, other] = [await host.person('Ali'), await host.person('Ali')]
    await said(3)
    await reads(one, 2)
    await reads(one, 1)
    await reads(one, 99)
    expect(other.of('read').map(({ seq }) => seq)).toEqual([2, 3])
  })

  it('is found again after the host was started anew', async () => {
    const ali = await host.person('Ali')
    await said(3)
    await reads(ali, 2)
    await host.stop()
    await host.start()
    const again = host.visitor('Ali')
    await again.hello('Ali')
    expect(again.of('entered')).toMatchObject([{ room: lobby, newest: 3, read: 2 }])
  })

  it('is told to each at their login as their own, also where nobody came or went in between', async () => {
    const ali = await host.person('Ali')
    const sara = await said(3)
    await reads(ali, 3)
    await reads(sara, 1)
    const told: unknown[] = []
    for (const name of ['Ali', 'Sara', 'Ali']) {
      const again = host.visitor(name)
      await again.hello(name)
      told.push(again.of('entered')[0]?.read)
    }
    expect(told).toEqual([3, 1, 3])
  })

  it('is nothing in a room that they are not in', async () => {
    const [ali, other, sara] = [await host.person('Ali'), await host.person('Ali'), await said(0)]
    await sara.says({ type: 'join', request: 1, name: 'garden', create: true })
    const garden = sara.of('done')[0]?.room ?? ''
    await sara.post('hello', 'client-9', garden)
    await reads(ali, 1, garden)
    await reads(ali, 1, 'room-that-never-was')
    expect([...other.of('read'), ...ali.of('refused')]).toEqual([])
  })
})

describe('how far somebody has read, where the disk does not keep it', () => {
  const store = new ForgetfulStore()
  const host = hosting({ store })

  it('is refused with the reason, and kept when it is told again', async () => {
    const ali = await host.person('Ali')
    await ali.post('hello', 'client-1')
    await reads(ali, 1)
    expect(ali.of('refused')).toMatchObject([{ code: 'disk-full' }])
    store.forgets = false
    await reads(ali, 1)
    expect(store.kept.rooms.flatMap(({ members }) => members)).toMatchObject([{ read: 1 }])
  })
})
