import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../shared/fake-clock.ts'
import { ok } from '../../../shared/result.ts'
import { flush } from '../../client/fakes/fake-host.ts'
import { keyOf } from '../../client/fakes/fake-network.ts'
import { FakeProfile } from '../../client/fakes/fake-profile.ts'
import { HostKeeper } from './host-keeper.ts'
import { Parting } from './parting.ts'

const history = { retention: { type: 'forever' }, newcomers: 'read-all', limits: {}, damaged: 'refuse' } as const
const wish = { name: 'Place', port: null, plain: false, ...history }

let profile: FakeProfile
let keeper: HostKeeper
let parting: Parting
/** Hosts that run. */
let running: number

beforeEach(async () => {
  profile = await FakeProfile.open()
  profile.network.put('127.0.0.1', profile.host, 'own')
  running = 0
  keeper = keeperOf(profile)
  parting = new Parting(profile.clients, keeper)
})

afterEach(() => profile.remove())

function keeperOf({ clients }: FakeProfile): HostKeeper {
  return new HostKeeper({
    start: ({ port }) => {
      running++
      return Promise.resolve(ok({ port, keyHash: keyOf('own'), stop: () => Promise.resolve(void running--) }))
    },
    checkPort: (port) => Promise.resolve({ port, free: true, next: port + 1 }),
    nextFree: (after) => Promise.resolve(after + 1),
    come: (host) => void clients.openOwn(host),
    go: () => clients.closeOwn(),
    changed: () => undefined,
    clock: new FakeClock(),
  })
}

async function host(): Promise<string> {
  expect((await keeper.open(wish)).ok).toBe(true)
  await flush()
  return profile.ids.at(-1)!
}

describe('the host that this app runs', () => {
  it('is closed before it is forgotten, and can be hosted and come to again', async () => {
    await parting.forget({ host: await host() })
    expect([running, keeper.hosting, profile.ids]).toEqual([0, null, []])
    expect(profile.linkOf(await host())).toBe('online')
  })

  it('is closed before it is left, and can be hosted and come to again', async () => {
    const id = await host()
    await parting.leave({ host: id })
    expect([running, keeper.hosting, profile.linkOf(id)]).toEqual([0, null, 'left'])
    expect([await host(), profile.linkOf(id)]).toEqual([id, 'online'])
  })

  it('goes on where another is left or forgotten', async () => {
    profile.network.put('b', profile.host, 'other')
    const [own, other] = [await host(), await profile.joined('b')]
    await parting.leave({ host: other })
    await parting.forget({ host: other })
    expect([running, profile.ids, profile.linkOf(own)]).toEqual([1, [own], 'online'])
  })
})
