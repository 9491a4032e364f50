import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JoinAnswer } from '../../shared/bridge.ts'
import { formatInvite } from '../../shared/invite.ts'
import { silentLog } from '../disk/log.ts'
import { ChatClients } from './chat-clients.ts'
import { FakeHost, flush, lobby, sara } from './fake-host.ts'
import { FakeNetwork, keyOf } from './fake-network.ts'
import { FakeWindow } from './fake-window.ts'
import { KnownHosts } from './known-hosts.ts'

let folder: string
let network: FakeNetwork
let host: FakeHost
let window: FakeWindow
let clients: ChatClients

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-clients-'))
  network = new FakeNetwork()
  host = new FakeHost()
  network.put('a', host)
  clients = begun()
})

afterEach(async () => {
  await clients.stop()
  rmSync(folder, { recursive: true })
})

/** The app as it starts, with what an earlier run kept. */
function begun(): ChatClients {
  window = new FakeWindow()
  const hosts = new KnownHosts(join(folder, 'hosts.json'), silentLog)
  const notice = window.hear.bind(window)
  return new ChatClients({ ...network.surroundings, hosts, name: () => 'Ali', notice })
}

async function restart(): Promise<void> {
  await clients.stop()
  clients = begun()
  clients.start()
  await flush()
}

/** Joins by address and trusts the key. */
async function joined(address: string): Promise<string> {
  const asked = await clients.join(address, null)
  return idOf(await clients.answerTrust({ question: questionOf(asked), trust: true }))
}

function questionOf(answer: JoinAnswer): string {
  if (answer.type !== 'question') throw new Error(`no question: ${JSON.stringify(answer)}`)
  return answer.question.id
}

function idOf(answer: JoinAnswer): string {
  if (answer.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(answer)}`)
  return answer.host
}

function invite(key: string, ...addresses: string[]): string {
  return formatInvite({ key: keyOf(key), addresses: addresses.map((host) => ({ host, port: 5050 })), name: 'Place' })
}

const refused = (code: string) => ({ type: 'refused', refusal: { code } })
const ids = () => clients.list().map(({ view }) => view.id)
const linkOf = (id: string) => clients.list().find(({ view }) => view.id === id)?.view.link.type

describe('joining by a typed address', () => {
  it('asks about a key that nobody knows, and sends nothing meanwhile', async () => {
    const asked = await clients.join(' a ', null)
    expect(asked).toMatchObject({ type: 'question', question: { address: 'a', fingerprint: { hash: keyOf('one') } } })
    expect([network.looks, network.dials, host.heard]).toEqual([['a'], [], []])
    expect(window.notices).toEqual([])
  })

  it('comes in when the key is trusted, with the profile’s name', async () => {
    const id = await joined('a')
    expect(window.views.get(id)).toMatchObject({ name: 'Place', address: 'a', own: false, link: { type: 'online' } })
    expect(window.mirror(id).rooms[lobby]?.name).toBe('lobby')
    expect(host.all('hello').map((hello) => hello.name)).toEqual(['Ali'])
  })

  it('stays out when it is not', async () => {
    const question = questionOf(await clients.join('a', null))
    expect(await clients.answerTrust({ question, trust: false })).toEqual(refused('key-refused'))
    expect(await clients.answerTrust({ question, trust: true })).toEqual(refused('key-refused'))
    expect([network.dials, ids()]).toEqual([[], []])
  })

  it('lets a question expire', async () => {
    const question = questionOf(await clients.join('a', null))
    network.clock.advance(10 * 60_000 + 1)
    expect(await clients.answerTrust({ question, trust: true })).toEqual(refused('key-refused'))
  })

  it('does not keep more questions than a person can answer', async () => {
    const first = questionOf(await clients.join('a', null))
    for (let count = 0; count < 8; count++) await clients.join('a', null)
    expect(await clients.answerTrust({ question: first, trust: true })).toEqual(refused('key-refused'))
  })

  it('refuses another key than the one that was shown', async () => {
    const question = questionOf(await clients.join('a', null))
    network.put('a', host, 'two')
    expect(await clients.answerTrust({ question, trust: true })).toEqual(refused('key-changed'))
    expect([host.heard, ids()]).toEqual([[], []])
  })

  it.each([
    ['two words', 'address-invalid'],
    ['nobody', 'connection-refused'],
    ['hearth://join?key=x', 'invite-invalid'],
  ])('says why it cannot: %s', async (typed, code) => {
    expect(await clients.join(typed, null)).toEqual(refused(code))
    expect(window.notices).toEqual([])
  })

  it('asks nothing where the key is known from another address, and remembers this one', async () => {
    const id = await joined('a')
    network.put('b', host)
    expect(await clients.join('b', null)).toEqual({ type: 'joined', host: id })
    expect(ids()).toEqual([id])
    expect(window.views.get(id)?.address).toBe('a')
    await clients.leaveHost({ host: id })
    clients.returnToHost({ host: id })
    await flush()
    expect(window.views.get(id)).toMatchObject({ address: 'b', link: { type: 'online' } })
  })

  it('brings a host back that is known', async () => {
    const id = await joined('a')
    await clients.leaveHost({ host: id })
    expect(await clients.join('a', null)).toEqual({ type: 'joined', host: id })
    expect([linkOf(id), network.looks]).toEqual(['online', ['a']])
  })

  it('refuses a known address with another key, and sends nothing', async () => {
    const id = await joined('a')
    await clients.leaveHost({ host: id })
    const impostor = new FakeHost()
    network.put('a', impostor, 'two')
    expect(await clients.join('a', null)).toEqual(refused('key-changed'))
    expect([impostor.heard, ids(), linkOf(id)]).toEqual([[], [id], 'stopped'])
  })

  it('keeps no host that would not let it in', async () => {
    host.refuses = { type: 'refused', code: 'host-full' }
    const question = questionOf(await clients.join('a', null))
    expect(await clients.answerTrust({ question, trust: true })).toEqual(refused('host-full'))
    expect([ids(), window.notices]).toEqual([[], []])
    network.clock.advance(60_000)
    await flush()
    expect(network.dials).toHaveLength(1)
  })

  it('keeps a host that only wants another name, and gives it one', async () => {
    host.refuses = { type: 'refused', code: 'name-taken' }
    const id = await joined('a')
    expect(window.views.get(id)?.link).toEqual({ type: 'stopped', refusal: { code: 'name-taken' } })
    host.refuses = null
    expect((await clients.ask({ host: id, ask: { type: 'rename', name: 'Omid' } })).ok).toBe(true)
    await restart()
    expect(host.all('hello').map((hello) => hello.name)).toEqual(['Ali', 'Omid', 'Omid'])
  })

  it('trusts whom a chosen authority signed for', async () => {
    network.put('a', host, 'one', 'PEM')
    const id = idOf(await clients.join('a', 'PEM'))
    expect(window.views.get(id)).toMatchObject({ fingerprint: null, link: { type: 'online' } })
    network.put('b', host, 'one', 'OTHER')
    expect(await clients.join('b', 'PEM')).toEqual(refused('certificate-untrusted'))
    await restart()
    expect(linkOf(id)).toBe('online')
  })
})

describe('joining by an invite', () => {
  it('asks nothing where the key is the promised one', async () => {
    idOf(await clients.join(invite('one', 'gone', 'a'), null))
    expect([network.looks, network.dials]).toEqual([[], ['gone', 'a']])
  })

  it('refuses another key, and sends nothing', async () => {
    expect(await clients.join(invite('two', 'a'), null)).toEqual(refused('key-differs'))
    expect([host.heard, ids()]).toEqual([[], []])
  })

  it('refuses a new key where every address is known with another one', async () => {
    await joined('a')
    network.put('a', new FakeHost(), 'two')
    expect(await clients.join(invite('two', 'a'), null)).toEqual(refused('key-changed'))
    network.put('b', new FakeHost(), 'two')
    expect((await clients.join(invite('two', 'a', 'b'), null)).type).toBe('joined')
  })

  it('brings a known host back, and learns where else it may be', async () => {
    const id = await joined('a')
    await clients.leaveHost({ host: id })
    network.put('a', 'unreachable')
    network.put('b', host)
    expect(await clients.join(invite('one', 'b'), null)).toEqual({ type: 'joined', host: id })
    expect(network.dials).toEqual(['a', 'a', 'b'])
  })

  it('joins once, however often the link is opened', async () => {
    const [one, other] = await Promise.all([
      clients.join(invite('one', 'a'), null),
      clients.join(invite('one', 'a'), null),
    ])
    expect(idOf(one)).toBe(idOf(other))
    await flush()
    expect([ids().length, host.links.length]).toEqual([1, 1])
  })
})

describe('the hosts of a profile', () => {
  it('come back at the next start', async () => {
    const id = await joined('a')
    await restart()
    expect(window.views.get(id)).toMatchObject({ name: 'Place', link: { type: 'online' } })
  })

  it('stay away where they were left, until somebody returns', async () => {
    const id = await joined('a')
    await clients.leaveHost({ host: id })
    await restart()
    expect([linkOf(id), host.links.length]).toEqual(['left', 0])
    clients.returnToHost({ host: id })
    await flush()
    expect(linkOf(id)).toBe('online')
  })

  it('are forgotten with all that is known of them, keys too', async () => {
    const id = await joined('a')
    await clients.forgetHost({ host: id })
    expect(window.notices.at(-1)).toEqual({ type: 'forgotten', host: id })
    expect(host.links).toEqual([])
    network.put('a', host, 'two')
    expect((await clients.join('a', null)).type).toBe('question')
    await restart()
    expect(ids()).toEqual([])
  })

  it('live side by side', async () => {
    const other = new FakeHost()
    network.put('b', other, 'two')
    const [one, two] = [await joined('a'), await joined('b')]
    host.cut()
    await flush()
    clients.post({ host: two, room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi' })
    await flush()
    expect([linkOf(one), linkOf(two)]).toEqual(['waiting', 'online'])
    expect([host.said.length, other.said.length]).toEqual([0, 1])
    clients.wake()
    await flush()
    expect(linkOf(one)).toBe('online')
  })

  it('leave nothing behind when the app ends, not even a join that is under way', async () => {
    await joined('a')
    const mute = new FakeHost()
    mute.mute = true
    network.put('b', mute, 'two')
    const question = questionOf(await clients.join('b', null))
    const joining = clients.answerTrust({ question, trust: true })
    await flush()
    await clients.stop()
    expect(await joining).toEqual(refused('offline'))
    expect([host.links, mute.links, network.clock.timersLeft]).toEqual([[], [], 0])
    expect(host.all('bye')).toHaveLength(1)
  })

  it('are told apart from those that are not there', async () => {
    const nowhere = { host: 'nowhere' }
    const unknown = { ok: false, error: { code: 'host-unknown' } }
    expect(clients.post({ ...nowhere, room: lobby, clientId: 'mine-0001', kind: 'text', text: 'hi' })).toEqual(unknown)
    expect(clients.openDirect({ ...nowhere, person: sara })).toEqual(unknown)
    expect(await clients.ask({ ...nowhere, ask: { type: 'rooms' } })).toEqual(unknown)
    expect(clients.returnToHost(nowhere)).toBeNull()
    expect(await clients.leaveHost(nowhere)).toBeNull()
    expect(await clients.forgetHost(nowhere)).toBeNull()
    expect(clients.read({ ...nowhere, room: lobby, seq: 1 })).toBeNull()
  })
})

describe('the host of this very app', () => {
  const own = { name: 'My place', port: 5051, keyHash: keyOf('own') }

  beforeEach(() => {
    network.put('127.0.0.1:5051', host, 'own')
    network.put('127.0.0.1:5052', host, 'own')
  })

  it('is come to without a question, and marked', async () => {
    const id = clients.openOwn(own)
    await flush()
    expect(window.views.get(id)).toMatchObject({ own: true, link: { type: 'online' } })
    expect(network.looks).toEqual([])
  })

  it('waits at the next start until it is opened, and is the same on another port', async () => {
    const id = clients.openOwn(own)
    await flush()
    await clients.closeOwn()
    await restart()
    expect(linkOf(id)).toBe('left')
    expect(clients.openOwn({ ...own, port: 5052 })).toBe(id)
    await flush()
    expect(window.views.get(id)).toMatchObject({ address: '127.0.0.1:5052', link: { type: 'online' } })
  })
})
