import { beforeEach, describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { keyedId } from '../../shared/model.ts'
import { SlowHost } from './slow-host.ts'
import { keyOf, settled, type TestClient } from './test-client.ts'

let host: SlowHost

beforeEach(() => {
  host = new SlowHost()
})

const people = (client: TestClient) => client.of('people').flatMap((told) => told.people.map(({ name }) => name))
const codes = (client: TestClient) => client.of('refused').map(({ code }) => code)

describe('somebody new who comes by two windows at once', () => {
  it('is let in by neither before their name is kept', async () => {
    const [one, other] = [host.visitor('Ali'), host.visitor('Ali')]
    await one.hello('Ali')
    await other.hello('Ali')
    expect([...one.types, ...other.types]).toEqual([])
    await host.committed()
    expect([one, other].map(({ types }) => types.includes('ready'))).toEqual([true, true])
  })

  it('is let in by the second where the disk kept their name for it alone', async () => {
    const [one, other] = [host.visitor('Ali'), host.visitor('Ali')]
    await one.hello('Ali')
    await other.hello('Ali')
    host.store.broken = 'disk-full'
    await host.committed()
    host.store.broken = null
    await host.committed()
    expect([codes(one), other.types.includes('ready')]).toEqual([['disk-full'], true])
    expect(host.store.kept.people).toMatchObject([{ name: 'Ali' }])
  })
})

describe('what somebody may read of the lobby', () => {
  const since = (client: TestClient) => client.of('entered').map((entered) => entered.since)

  it('begins where they came in, also after a restart, and not with a hello whose connection broke', async () => {
    host = new SlowHost(undefined, 'read-since')
    const early = host.visitor('Mina')
    await early.hello('Mina')
    early.link.destroy('lost')
    await host.committed()
    const ali = await host.person('Ali')
    await ali.post('not for Mina', 'client-1')
    await host.committed()
    const late = host.visitor('Mina')
    await late.hello('Mina')
    await host.committed()
    await host.store.close()
    const again = new SlowHost(host.store, 'read-since').visitor('Mina')
    await again.hello('Mina')
    expect([since(late), since(again)]).toEqual([[1], [1]])
  })

  it('is kept at their login where a crash left only their name', async () => {
    const ali = { id: keyedId(keyOf('Ali')), name: 'Ali' }
    host.store.kept = { ...host.store.kept, people: [ali] }
    host = new SlowHost(host.store)
    await host.person('Ali')
    expect(host.store.kept.rooms[0]?.members).toMatchObject([{ person: ali.id, since: 0 }])
  })
})

it('nobody is told of somebody whose name the disk may not keep', async () => {
  await host.person('Sara')
  const [ghost, sara] = [host.visitor('Ghost'), host.visitor('Sara')]
  await ghost.hello('Ghost')
  await sara.hello('Sara')
  expect(people(sara)).toEqual(['Sara'])
  host.store.broken = 'disk-full'
  await host.committed()
  expect(codes(ghost)).toEqual(['disk-full'])
})

it('somebody whose other name the disk may not keep is still who they were', async () => {
  await host.person('Ali')
  const again = host.visitor('Ali')
  await again.hello('Zoe')
  host.store.broken = 'disk-full'
  await host.committed()
  host.store.broken = null
  const sara = host.visitor('Sara')
  await sara.hello('Sara')
  await host.committed()
  expect([codes(again), people(sara)]).toEqual([['disk-full'], ['Ali', 'Sara']])
})

it('a guest is in the lobby, and nothing of that is kept', async () => {
  const ali = await host.person('Ali')
  host.visitor(null).link.send(encodeUtf8('Omid\n'))
  await settled()
  for (let count = 0; count < 2; count++) await host.committed()
  expect(ali.of('joined')).toMatchObject([{ room: 'room-lobby' }])
  expect(host.store.kept.rooms[0]?.members.map(({ person }) => person)).toEqual([ali.you])
})

it('nobody enters a room that could not be made', async () => {
  const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
  await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
  await sara.says({ type: 'join', request: 2, name: 'garden', create: false })
  host.store.broken = 'disk-full'
  await host.committed(1)
  host.store.broken = null
  await host.committed()
  expect([codes(ali), codes(sara), sara.of('entered')]).toEqual([['disk-full'], ['disk-full'], []])
})

it('a person has so many connections and no more, also where the oldest has something under way', async () => {
  const most = limits.sessionsPerPerson.value
  const clients: TestClient[] = []
  for (let at = 0; at < most; at++) clients.push(await host.person('Ali'))
  await clients[0]?.post('on its way', 'client-1')
  for (let at = 0; at < 2; at++) {
    const more = host.visitor('Ali')
    await more.hello('Ali')
    clients.push(more)
  }
  await host.committed()
  expect(clients.map(({ closed }) => closed === undefined)).toEqual(clients.map((_, at) => at >= 2))
})
