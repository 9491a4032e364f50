import { describe, expect, it } from 'vitest'
import { keyedId, type PersonId } from '../../shared/model.ts'
import { apply } from '../../shared/mirror/apply.ts'
import { emptyMirror } from '../../shared/mirror/mirror.ts'
import { MemoryStore } from './memory-store.ts'
import { keyOf, settled, type TestClient } from './test-client.ts'
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

describe('a login among few', () => {
  const ids = known(48)
  const host = hosting({ store: storeOf(ids) })

  it('is told a list of who is in a room', async () => {
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    expect(ali.types).toEqual(['welcome', 'people', 'entered', 'ready'])
    expect(membersFor(ali)).toEqual([...ids, keyedId(keyOf('Ali'))].toSorted())
  })
})

describe('a login among many', () => {
  const ids = known(49)
  const host = hosting({ store: storeOf(ids) })

  it('is told in one word that everybody is in a room, and knows who that is', async () => {
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    expect(ali.types).toEqual(['welcome', 'people', 'entered', 'everyone', 'ready'])
    expect(membersFor(ali)).toEqual([...ids, keyedId(keyOf('Ali'))].toSorted())
  })

  it('is told a list again in a room that is entered later', async () => {
    const ali = await host.person('Ali')
    await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
    await settled()
    expect(ali.types).toEqual(['entered', 'done'])
  })
})

describe('a login among many of whom one is not in the room', () => {
  const ids = known(60)
  const host = hosting({ store: storeOf(ids, ids.slice(0, 1)) })

  it('is told the list of those who are', async () => {
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    expect(ali.types).toEqual(['welcome', 'people', 'entered', 'ready'])
    expect(membersFor(ali)).toEqual([...ids.slice(1), keyedId(keyOf('Ali'))].toSorted())
  })
})
