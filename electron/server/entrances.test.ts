import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { directRoom, guestId, keyedId } from '../../shared/model.ts'
import { MemoryStore } from './memory-store.ts'
import { keyOf, settled, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

/** Who somebody believes is here, and how often each was told of. */
function told(client: TestClient): string[] {
  const people = client.of('people').flatMap((event) => event.people)
  const came = client.of('came').map(({ person }) => person)
  return [...people, ...came].filter(({ presence }) => presence === 'here').map(({ name }) => name)
}

describe('a crowd that comes at once', () => {
  const host = hosting({ limits: { unauthenticated: 5_000, unauthenticatedPerAddress: 5_000 } })
  const names = Array.from({ length: 40 }, (_, at) => `Sara${at + 10}`)

  async function comeAtOnce(): Promise<TestClient[]> {
    const crowd = names.map((name) => host.visitor(name))
    await Promise.all(crowd.map((client, at) => client.hello(names[at] ?? '')))
    await settled()
    return crowd
  }

  it('is told to whoever was here in order, all who came before they join', async () => {
    const ali = await host.person('Ali')
    await comeAtOnce()
    expect(told(ali)).toEqual(names)
    expect(ali.types).toEqual([...names.map(() => 'came'), ...names.map(() => 'joined')])
    expect(ali.of('joined').map(({ person }) => person)).toEqual(names.map((name) => keyedId(keyOf(name))))
  })

  it('is told to each of its own once, and to nobody of themselves by more than the list', async () => {
    for (const client of await comeAtOnce()) {
      expect(told(client).toSorted()).toEqual(names.toSorted())
      const members = [...client.of('entered'), ...client.of('members')].flatMap((event) => event.members)
      const joined = client.of('joined').map(({ person }) => person)
      expect(new Set([...members, ...joined]).size).toBe(members.length + joined.length)
      expect(members.length + joined.length).toBe(names.length)
      expect(client.types.indexOf('ready')).toBeGreaterThan(client.types.indexOf('entered'))
    }
  })
})

describe('a host that knows more people than may wait for a reader', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => keyedId(keyOf(`known-${at}-`)))
  const store = new MemoryStore()
  store.kept = { ...store.kept, people: ids.map((id, at) => ({ id, name: `Sara${at}` })) }
  const host = hosting({ store, limits: { sendQueue: { soft: 64 * 1024, hard: 128 * 1024 } } })

  it('tells all of them to whoever comes in', async () => {
    const ali = host.visitor('Ali')
    await ali.hello('Ali')
    expect(ali.types.at(-1)).toBe('ready')
    expect(ali.of('people').flatMap(({ people }) => people)).toHaveLength(ids.length + 1)
  })
})

describe('the door', () => {
  const host = hosting()

  /** So many have come, one after the other, and stayed, that more than so many tellings were made of it. */
  async function after(tellings: number): Promise<TestClient> {
    const ali = await host.person('Ali')
    for (let told = 0, here = 1; told <= tellings; told += here++) await host.person(`Sara${here}`)
    return ali.fresh()
  }
  const busy = () => after(2_000)

  it('lets people in at once until many were told of others, and then those together a moment later', async () => {
    const ali = await busy()
    const [one, two] = [host.visitor('One'), host.visitor('Two')]
    await Promise.all([one.hello('One'), two.hello('Two')])
    expect([...one.types, ...two.types, ...ali.types]).toEqual([])
    host.clock.advance(50)
    await settled()
    const login = ['welcome', 'people', 'entered', 'everyone', 'ready']
    expect([one.types, two.types]).toEqual([login, login])
    expect(told(ali)).toEqual(['One', 'Two'])
  })

  it('waits for those who are about to log in, and opens at once for the last of them', async () => {
    const ali = await after(500)
    const [one, two] = [host.visitor('One'), host.visitor('Two')]
    await one.hello('One')
    expect([...one.types, ...ali.types]).toEqual([])
    await two.hello('Two')
    expect([one.types, two.types]).toEqual([one, two].map(() => ['welcome', 'people', 'entered', 'ready']))
    expect(told(ali)).toEqual(['One', 'Two'])
  })

  it('waits only a moment for somebody who does not log in', async () => {
    await after(500)
    const [one] = [host.visitor('One'), host.visitor('Two')]
    await one.hello('One')
    expect(one.types).toEqual([])
    host.clock.advance(50)
    await settled()
    expect(one.types.at(-1)).toBe('ready')
  })

  it('lets nobody write to a guest who waits before it, whom nobody has been told of', async () => {
    const ali = await busy()
    const guest = host.visitor(null)
    guest.link.send(encodeUtf8('Guest\n'))
    await settled()
    // the first guest of this host has its clock's number
    await ali.post('psst', 'client-1', directRoom(ali.you, guestId(host.clock.now())))
    expect([ali.types, ali.of('refused')]).toMatchObject([['refused'], [{ code: 'person-unknown' }]])
  })

  it('is not passed by whoever left meanwhile, and a guest leaves no name behind', async () => {
    const ali = await busy()
    const [guest, gone] = [host.visitor(null), host.visitor('Gone')]
    guest.link.send(encodeUtf8('Guest\n'))
    await gone.hello('Gone')
    for (const client of [guest, gone]) client.link.destroy('lost')
    await settled()
    host.clock.advance(50)
    await settled()
    expect(ali.types).toEqual([])
    const keyed = host.visitor('key')
    await keyed.hello('Guest')
    host.clock.advance(50)
    await settled()
    expect(told(keyed)).toContain('Guest')
  })
})
