import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeHost, flush, lobby, sara, you } from './fakes/fake-host.ts'
import { keyOf, type FakeNetwork } from './fakes/fake-network.ts'
import { FakeProfile, questionOf, refused } from './fakes/fake-profile.ts'

let profile: FakeProfile
let network: FakeNetwork
let host: FakeHost

beforeEach(async () => {
  profile = await FakeProfile.open()
  ;({ network, host } = profile)
})

afterEach(() => profile.remove())

describe('the hosts of a profile', () => {
  it('come back at the next start', async () => {
    const id = await profile.joined('a')
    await profile.restart()
    expect(profile.window.views.get(id)).toMatchObject({ name: 'Place', link: { type: 'online' } })
  })

  it('stay away where they were left, until somebody returns', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    await profile.restart()
    expect([profile.linkOf(id), host.links.length]).toEqual(['left', 0])
    profile.clients.returnToHost({ host: id })
    await flush()
    expect(profile.linkOf(id)).toBe('online')
  })

  it('are returned to under the name that was chosen after they refused the one before', async () => {
    host.refuses = { type: 'refused', code: 'name-taken' }
    const id = await profile.joined('a')
    profile.name = 'Omid'
    host.refuses = null
    profile.clients.returnToHost({ host: id })
    await flush()
    await profile.restart()
    expect(host.all('hello').map(({ name }) => name)).toEqual(['Ali', 'Omid', 'Omid'])
  })

  it('are returned to under the name that they know, where they did not refuse it', async () => {
    const id = await profile.joined('a')
    await profile.clients.leaveHost({ host: id })
    await profile.clients.ask({ host: id, ask: { type: 'rename', name: 'Omid' } })
    profile.clients.returnToHost({ host: id })
    await flush()
    expect(host.all('hello').map(({ name }) => name)).toEqual(['Ali', 'Omid'])
  })

  it('are not forgotten where the disk would still know them at the next start', async () => {
    const id = await profile.joined('a')
    await profile.restart()
    profile.refuseHosts()
    expect(await profile.clients.forgetHost({ host: id })).toMatchObject({ error: { code: 'folder-unwritable' } })
    expect([profile.ids, profile.linkOf(id)]).toEqual([[id], 'online'])
    expect(profile.window.notices).not.toContainEqual({ type: 'forgotten', host: id })
    await profile.restart()
    expect(profile.ids).toEqual([id])
  })

  it('are forgotten with all that is known of them, keys too', async () => {
    const id = await profile.joined('a')
    await profile.clients.forgetHost({ host: id })
    expect(profile.window.notices.at(-1)).toEqual({ type: 'forgotten', host: id })
    expect(host.links).toEqual([])
    network.put('a', host, 'two')
    expect((await profile.clients.join('a', null)).type).toBe('question')
    await profile.restart()
    expect(profile.ids).toEqual([])
  })

  it('are found again where one of their old addresses is somebody else’s by now', async () => {
    const id = await profile.joined('a')
    network.put('b', host)
    await profile.clients.join('b', null)
    network.put('a', new FakeHost(), 'two')
    network.put('b', 'connection-refused')
    await profile.clients.leaveHost({ host: id })
    profile.clients.returnToHost({ host: id })
    await flush()
    // no byte goes to the other key, and its person is told; but the host may only be starting again
    const link = () => profile.window.views.get(id)?.link
    expect(link()).toMatchObject({ type: 'waiting', refusal: { code: 'key-changed' } })
    network.put('b', host)
    network.clock.advance(30_000)
    await flush()
    expect(link()?.type).toBe('waiting')
    network.clock.advance(30_000)
    await flush()
    expect(link()).toEqual({ type: 'online' })
  })

  it('live side by side', async () => {
    const other = new FakeHost()
    network.put('b', other, 'two')
    const [one, two] = [await profile.joined('a'), await profile.joined('b')]
    host.cut()
    await flush()
    void profile.clients.post({ host: two, room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi' })
    await flush()
    expect([profile.linkOf(one), profile.linkOf(two)]).toEqual(['waiting', 'online'])
    expect([host.said.length, other.said.length]).toEqual([0, 1])
    profile.clients.wake()
    await flush()
    expect(profile.linkOf(one)).toBe('online')
  })

  it('are all still known after one of them called this person what nobody can be called', async () => {
    network.put('b', new FakeHost(), 'two')
    const ids = [await profile.joined('a'), await profile.joined('b')]
    // three code points each in normal form: longer than the list of hosts takes
    host.tell({ type: 'renamed', person: you, name: '\u{1d160}'.repeat(256), was: 'Ali', time: 1 })
    await flush()
    await profile.restart()
    expect(profile.ids).toEqual(ids)
    expect(host.all('hello').at(-1)?.name).toBe('Ali')
  })

  it('leave nothing behind when the app ends, not even a join that is under way', async () => {
    await profile.joined('a')
    const mute = new FakeHost()
    mute.mute = true
    network.put('b', mute, 'two')
    const question = questionOf(await profile.clients.join('b', null))
    const joining = profile.clients.answerTrust({ question, trust: true })
    await flush()
    await profile.clients.stop()
    expect(await joining).toEqual(refused('offline'))
    expect([host.links, mute.links, network.clock.timersLeft]).toEqual([[], [], 0])
    expect(host.all('bye')).toHaveLength(1)
  })

  it('are told apart from those that are not there', async () => {
    const nowhere = { host: 'nowhere' }
    const unknown = { ok: false, error: { code: 'host-unknown' } }
    const post = { ...nowhere, room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi' } as const
    expect(await profile.clients.post(post)).toEqual(unknown)
    expect(profile.clients.openDirect({ ...nowhere, person: sara })).toEqual(unknown)
    expect(await profile.clients.ask({ ...nowhere, ask: { type: 'rooms' } })).toEqual(unknown)
    expect(profile.clients.returnToHost(nowhere)).toBeNull()
    expect(await profile.clients.leaveHost(nowhere)).toBeNull()
    expect(await profile.clients.forgetHost(nowhere)).toMatchObject({ ok: true })
    expect(profile.clients.read({ ...nowhere, room: lobby, seq: 1 })).toBeNull()
  })
})

describe('the host of this very app', () => {
  const own = { name: 'My place', port: 5051, keyHash: keyOf('own') }

  beforeEach(() => {
    network.put('127.0.0.1:5051', host, 'own')
    network.put('127.0.0.1:5052', host, 'own')
  })

  it('is come to without a question, and marked', async () => {
    const id = profile.clients.openOwn(own)
    await flush()
    expect(profile.window.views.get(id)).toMatchObject({ own: true, link: { type: 'online' } })
    expect(network.looks).toEqual([])
  })

  it('is come to where there is no IPv4', async () => {
    network.put('127.0.0.1:5051', 'unreachable')
    network.put('[::1]:5051', host, 'own')
    const id = profile.clients.openOwn(own)
    await flush()
    expect(profile.linkOf(id)).toBe('online')
  })

  it('waits at the next start until it is opened, and is the same on another port', async () => {
    const id = profile.clients.openOwn(own)
    await flush()
    await profile.clients.closeOwn()
    await profile.restart()
    expect(profile.linkOf(id)).toBe('left')
    expect(profile.clients.openOwn({ ...own, port: 5052 })).toBe(id)
    await flush()
    expect(profile.window.views.get(id)).toMatchObject({ address: '127.0.0.1:5052', link: { type: 'online' } })
  })
})
