import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JoinAnswer } from '../../shared/bridge.ts'
import { formatInvite } from '../../shared/invite.ts'
import { FakeHost, flush, lobby } from './fakes/fake-host.ts'
import { keyOf, type FakeNetwork } from './fakes/fake-network.ts'
import { FakeProfile, idOf, questionOf, refused } from './fakes/fake-profile.ts'

let profile: FakeProfile
let network: FakeNetwork
let host: FakeHost

beforeEach(async () => {
  profile = await FakeProfile.open()
  ;({ network, host } = profile)
})

afterEach(() => profile.remove())

function invite(key: string, ...addresses: string[]): string {
  return formatInvite({ key: keyOf(key), addresses: addresses.map((host) => ({ host, port: 5050 })), name: 'Place' })
}

describe('joining by a typed address', () => {
  it('asks about a key that nobody knows, and sends nothing meanwhile', async () => {
    const asked = await profile.clients.join(' a ', null)
    expect(asked).toMatchObject({ type: 'question', question: { address: 'a', fingerprint: { hash: keyOf('one') } } })
    expect([network.looks, network.dials, host.heard]).toEqual([['a'], [], []])
    expect(profile.window.notices).toEqual([])
  })

  it('comes in when the key is trusted, with the profile’s name', async () => {
    const id = await profile.joined('a')
    expect(profile.window.views.get(id)).toMatchObject({
      name: 'Place',
      address: 'a',
      own: false,
      link: { type: 'online' },
    })
    expect(profile.window.mirror(id).rooms[lobby]?.name).toBe('lobby')
    expect(host.all('hello').map((hello) => hello.name)).toEqual(['Ali'])
  })

  it('stays out when it is not', async () => {
    const question = questionOf(await profile.clients.join('a', null))
    expect(await profile.clients.answerTrust({ question, trust: false })).toEqual(refused('key-refused'))
    expect(await profile.clients.answerTrust({ question, trust: true })).toEqual(refused('key-refused'))
    expect([network.dials, profile.ids]).toEqual([[], []])
  })

  it('lets a question expire', async () => {
    const question = questionOf(await profile.clients.join('a', null))
    network.clock.advance(10 * 60_000 + 1)
    expect(await profile.clients.answerTrust({ question, trust: true })).toEqual(refused('key-refused'))
  })

  it('does not keep more questions than a person can answer', async () => {
    const first = questionOf(await profile.clients.join('a', null))
    for (let count = 0; count < 8; count++) await profile.clients.join('a', null)
    expect(await profile.clients.answerTrust({ question: first, trust: true })).toEqual(refused('key-refused'))
  })

  it('refuses another key than the one that was shown', async () => {
    const question = questionOf(await profile.clients.join('a', null))
    network.put('a', host, 'two')
    expect(await profile.clients.answerTrust({ question, trust: true })).toEqual(refused('key-changed'))
    expect([host.heard, profile.ids]).toEqual([[], []])
  })

  it.each([
    ['two words', 'address-invalid'],
    ['nobody', 'connection-refused'],
    ['hearth://join?key=x', 'invite-invalid'],
  ])('says why it cannot: %s', async (typed, code) => {
    expect(await profile.clients.join(typed, null)).toEqual(refused(code))
    expect(profile.window.notices).toEqual([])
  })

  it('asks nothing where the key is known from another address, and remembers this one', async () => {
    const id = await profile.joined('a')
    network.put('b', host)
    expect(await profile.clients.join('b', null)).toEqual({ type: 'joined', host: id })
    expect(profile.ids).toEqual([id])
    expect(profile.window.views.get(id)?.address).toBe('a')
    await profile.clients.leaveHost({ host: id })
    profile.clients.returnToHost({ host: id })
    await flush()
    expect(profile.window.views.get(id)).toMatchObject({ address: 'b', link: { type: 'online' } })
  })

  it('comes to a host that has moved, while it is still looked for where it was', async () => {
    const id = await profile.joined('a')
    network.silent.add('a')
    network.put('b', host)
    host.cut()
    await flush()
    network.clock.advance(250)
    expect(profile.linkOf(id)).toBe('connecting')
    const joining = profile.clients.join('b', null)
    await flush()
    network.clock.advance(250)
    await flush()
    expect(profile.linkOf(id)).toBe('online')
    expect(await joining).toEqual({ type: 'joined', host: id })
  })

  it('brings a host back that is known', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    expect(await profile.clients.join('a', null)).toEqual({ type: 'joined', host: id })
    expect([profile.linkOf(id), network.looks]).toEqual(['online', ['a']])
  })

  it('refuses a known address with another key, and sends nothing', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    const impostor = new FakeHost()
    network.put('a', impostor, 'two')
    expect(await profile.clients.join('a', null)).toEqual(refused('key-changed'))
    expect([impostor.heard, profile.ids, profile.linkOf(id)]).toEqual([[], [id], 'stopped'])
  })

  it('keeps no host that would not let it in', async () => {
    host.refuses = { type: 'refused', code: 'host-full' }
    const question = questionOf(await profile.clients.join('a', null))
    expect(await profile.clients.answerTrust({ question, trust: true })).toEqual(refused('host-full'))
    expect([profile.ids, profile.window.notices]).toEqual([[], []])
    network.clock.advance(60_000)
    await flush()
    expect(network.dials).toHaveLength(1)
  })

  it('keeps a host that only wants another name, and gives it one', async () => {
    host.refuses = { type: 'refused', code: 'name-taken' }
    const id = await profile.joined('a')
    expect(profile.window.views.get(id)?.link).toEqual({ type: 'stopped', refusal: { code: 'name-taken' } })
    host.refuses = null
    expect((await profile.clients.ask({ host: id, ask: { type: 'rename', name: 'Omid' } })).ok).toBe(true)
    await profile.restart()
    expect(host.all('hello').map((hello) => hello.name)).toEqual(['Ali', 'Omid', 'Omid'])
  })

  it('trusts whom a chosen authority signed for', async () => {
    network.put('a', host, 'one', 'PEM')
    const id = idOf(await profile.clients.join('a', 'PEM'))
    expect(profile.window.views.get(id)).toMatchObject({ fingerprint: null, link: { type: 'online' } })
    network.put('b', host, 'one', 'OTHER')
    expect(await profile.clients.join('b', 'PEM')).toEqual(refused('certificate-untrusted'))
    await profile.restart()
    expect(profile.linkOf(id)).toBe('online')
  })
})

describe('joining by an invite', () => {
  it('asks nothing where the key is the promised one', async () => {
    idOf(await profile.clients.join(invite('one', 'gone', 'a'), null))
    expect([network.looks, network.dials]).toEqual([[], ['gone', 'a']])
  })

  it('refuses another key, and sends nothing', async () => {
    expect(await profile.clients.join(invite('two', 'a'), null)).toEqual(refused('key-differs'))
    expect([host.heard, profile.ids]).toEqual([[], []])
  })

  it('refuses a new key where every address is known with another one', async () => {
    await profile.joined('a')
    network.put('a', new FakeHost(), 'two')
    expect(await profile.clients.join(invite('two', 'a'), null)).toEqual(refused('key-changed'))
    network.put('b', new FakeHost(), 'two')
    expect((await profile.clients.join(invite('two', 'a', 'b'), null)).type).toBe('joined')
  })

  it('brings a known host back, and learns where else it may be', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    network.put('a', 'unreachable')
    network.put('b', host)
    expect(await profile.clients.join(invite('one', 'b'), null)).toEqual({ type: 'joined', host: id })
    expect(network.dials).toEqual(['a', 'a', 'b'])
  })

  it('joins once, however often the link is opened', async () => {
    const [one, other] = await Promise.all([
      profile.clients.join(invite('one', 'a'), null),
      profile.clients.join(invite('one', 'a'), null),
    ])
    expect(idOf(one)).toBe(idOf(other))
    await flush()
    expect([profile.ids.length, host.links.length]).toEqual([1, 1])
  })
})

describe('a join that is cancelled', () => {
  let late: FakeHost

  beforeEach(() => {
    late = new FakeHost()
    late.mute = true
    network.put('b', late, 'two')
  })

  it.each([
    ['by an invite', () => profile.clients.join(invite('two', 'b'), null)],
    ['by an address', async () => trust(await profile.clients.join('b', null))],
  ])('%s joins nothing, and leaves nothing behind', async (_how, join) => {
    const joining = join()
    await flush()
    expect(late.all('hello')).toHaveLength(1)
    profile.clients.cancelJoin()
    expect(await joining).toEqual(refused('offline'))
    await flush()
    expect([profile.ids, profile.window.notices, late.links, network.clock.timersLeft]).toEqual([[], [], [], 0])
  })

  it('joins nothing where it was cancelled before the host was reached', async () => {
    const joining = profile.clients.join(invite('two', 'b'), null)
    profile.clients.cancelJoin()
    expect(await joining).toEqual(refused('offline'))
    await flush()
    expect([late.heard, profile.ids]).toEqual([[], []])
  })

  it('comes too late where the host has let it in: then it stays', async () => {
    late.mute = false
    const id = idOf(await profile.clients.join(invite('two', 'b'), null))
    profile.clients.cancelJoin()
    await flush()
    expect([profile.ids, profile.linkOf(id)]).toEqual([[id], 'online'])
  })

  it('can be begun again at once', async () => {
    const first = profile.clients.join(invite('two', 'b'), null)
    await flush()
    late.mute = false
    profile.clients.cancelJoin()
    const id = idOf(await profile.clients.join(invite('two', 'b'), null))
    expect(await first).toEqual(refused('offline'))
    await flush()
    expect([profile.ids, profile.linkOf(id), late.links.length]).toEqual([[id], 'online', 1])
  })

  it('keeps a host that was known before', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    const joining = profile.clients.join('a', null)
    profile.clients.cancelJoin()
    expect(await joining).toEqual({ type: 'joined', host: id })
    expect(profile.ids).toEqual([id])
  })

  function trust(answer: JoinAnswer): Promise<JoinAnswer> {
    return profile.clients.answerTrust({ question: questionOf(answer), trust: true })
  }
})
