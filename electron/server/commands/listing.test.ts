import { afterEach, describe, expect, it } from 'vitest'
import { limits } from '../../../shared/limits.ts'
import { MemoryStore } from '../memory-store.ts'
import { settled, type TestClient } from '../test-client.ts'
import { TestHost } from '../test-host.ts'

describe('a list of rooms that is longer than what may wait for a reader', () => {
  const host = new TestHost()
  const most = limits.rooms.value
  const sendQueue = { soft: 64 * 1024, hard: 128 * 1024 }
  const topic = 'x'.repeat(limits.topicCodePoints)

  afterEach(() => host.clear())

  /** Somebody on a host with as many rooms as there may be, one of them the lobby. */
  async function asker(): Promise<TestClient> {
    const store = new MemoryStore()
    const members: never[] = []
    const room = { kind: 'open', topic, newest: 0, members } as const
    const rooms = Array.from({ length: most - 1 }, (_, at) => ({ ...room, id: `room-${at}`, name: `room${at}` }))
    store.kept = { ...store.kept, rooms }
    await host.start({ store, limits: { sendQueue } })
    return host.person('Ali')
  }

  async function hears(client: TestClient, request: number): Promise<number> {
    const rooms = () => client.of('rooms').filter((part) => part.request === request)
    while (client.closed === undefined && rooms().at(-1)?.more !== false) await settled()
    return rooms().flatMap((part) => part.rooms).length
  }

  it('is told in full, as it is read, and so is the next one that was asked for', async () => {
    const ali = await asker()
    await ali.says({ type: 'rooms', request: 1 }, { type: 'rooms', request: 2 })
    expect([await hears(ali, 1), await hears(ali, 2), ali.closed]).toEqual([most, most, undefined])
    const requests = ali.of('rooms').map(({ request }) => request)
    expect(requests).toEqual(requests.toSorted((one, other) => one - other))
  })

  it('does not keep somebody here who asked for it and goes without reading', async () => {
    const [ali, sara] = [await asker(), await host.person('Sara')]
    ali.link.pause()
    await ali.says({ type: 'rooms', request: 1 })
    ali.link.destroy('lost')
    await settled()
    expect(sara.of('gone')).toMatchObject([{ person: ali.you }])
  })

  it('does not keep somebody here who asked for it and says bye without reading', async () => {
    const [ali, sara] = [await asker(), await host.person('Sara')]
    ali.link.pause()
    await ali.says({ type: 'rooms', request: 1 }, { type: 'bye' })
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'left' }])
  })
})
