import { describe, expect, it } from 'vitest'
import { keyedId, type PersonId } from '../../shared/model.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { emptyMirror } from '../../shared/mirror/mirror.ts'
import { MemoryStore } from './memory-store.ts'
import { keyOf, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

const lobby = 'room-lobby'

/** People of earlier days who are in the lobby, but for these. */
function storeOf(ids: readonly PersonId[], absent: readonly PersonId[] = []): MemoryStore {
  const store = new MemoryStore()
  const members = ids.filter((id) => !absent.includes(id)).map((person) => ({ person, since: 0, read: 0 }))
  const room = { id: lobby, kind: 'open', name: 'lobby', topic: '', newest: 0, members } as const
  store.kept = { ...store.kept, people: ids.map((id, at) => ({ id, name: `Sara${at}` })), rooms: [room] }
  return store
}

function known(count: number): PersonId[] {
  return Array.from({ length: count }, (_, at) => keyedId(keyOf(`known-${at}-`)))
}

/** Who is in the lobby, as whoever hears the login believes. */
function membersFor(client: TestClient): PersonId[] {
  const mirror = emptyMirror()
  for (const event of client.heard) apply(mirror, event)
  return mirror.rooms[lobby]?.members.toSorted() ?? []
}

describe.each([
  ['49, is told a list of who is in a room', 48, 0, ['welcome', 'people', 'entered', 'ready']],
  ['50, is told in one word that everybody is', 49, 0, ['welcome', 'people', 'entered', 'everyone', 'ready']],
  ['many of whom one is not in it, is told a list', 60, 1, ['welcome', 'people', 'entered', 'ready']],
])('a login among %s', (_told, count, absent, types) => {
  const ids = known(count)
  const host = hosting({ store: storeOf(ids, ids.slice(0, absent)) })

  it('and knows who that is', async () => {
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    expect(ali.types).toEqual(types)
    expect(membersFor(ali)).toEqual([...ids.slice(absent), keyedId(keyOf('Ali'))].toSorted())
  })
})

describe('a room that is entered after the login', () => {
  const host = hosting({ store: storeOf(known(49)) })

  it('is told by a list, also to whoever was told a word for the lobby', async () => {
    const ali = await host.person('Ali')
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    expect(ali.types).toEqual(['entered', 'done'])
    expect(ali.of('entered')).toMatchObject([{ name: 'garden', members: [ali.you] }])
  })
})

describe('a topic', () => {
  const host = hosting()

  it('that was set between two logins is told to the second', async () => {
    const ali = await host.person('Ali')
    await host.person('Sara')
    await ali.says({ type: 'topic', request: 1, room: lobby, topic: 'tea' })
    const again = host.visitor('Sara')
    await again.hello('Sara')
    expect(again.of('entered')).toMatchObject([{ room: lobby, topic: 'tea' }])
  })
})

describe('how somebody stands in a room', () => {
  const host = hosting({ newcomers: 'read-since' })

  it('is told at each login as it is then, and as it is of that person', async () => {
    const look = async (name: string) => {
      const visitor = host.visitor(name)
      await visitor.hello(name)
      return visitor.of('entered').map(({ since, newest, read }) => [since, newest, read])
    }
    const ali = await host.person('Ali')
    await ali.post('one', 'client-1')
    const stands = [await look('Sara')]
    await ali.post('two', 'client-2')
    stands.push(await look('Sara'))
    await (await host.person('Sara')).says({ type: 'read', room: lobby, seq: 2 })
    stands.push(await look('Sara'))
    await ali.says({ type: 'read', room: lobby, seq: 2 })
    stands.push(await look('Ali'))
    expect(stands).toEqual([[[1, 1, 1]], [[1, 2, 1]], [[1, 2, 2]], [[0, 2, 2]]])
  })
})
