/** The client engine against the real host, over real TLS: what the app does, without its window. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EngineHost } from './engine-host.ts'
import { EnginePerson } from './engine-person.ts'
import { openImpostor } from './impostor.ts'

let host: EngineHost
let ali: EnginePerson
let sara: EnginePerson

beforeEach(async () => {
  ;[host, ali, sara] = await Promise.all([EngineHost.open(), EnginePerson.begin('Ali'), EnginePerson.begin('Sara')])
})

afterEach(async () => {
  await Promise.all([ali.remove(), sara.remove()])
  await host.remove()
})

const refused = (code: string) => ({ type: 'refused', refusal: { code } })

describe('joining', () => {
  it('asks about the host’s key at a typed address, and shows the one that it has', async () => {
    const asked = await ali.clients.join(host.address, null)
    expect(asked).toMatchObject({ type: 'question', question: { fingerprint: { hash: host.identity.keyHash } } })
  })

  it('brings two people together, by address and by invite', async () => {
    const place = await ali.comeTo(host.address)
    const same = await sara.accept(host.invite)
    ali.say(place, 'Tea at five?')
    await sara.sees(same, 'Tea at five?')
    sara.say(same, 'On my way')
    await ali.sees(place, 'Tea at five?', 'On my way')
    expect(ali.mirror(place).host).toBe('Place')
  })

  it('refuses an invite whose key the host does not have', async () => {
    const other = await EngineHost.open()
    await other.close()
    const invite = host.invite.replace(host.identity.keyHash, other.identity.keyHash)
    expect(await ali.clients.join(invite, null)).toEqual(refused('key-differs'))
    await other.remove()
  })

  it('trusts a host by the authority that its person chose, and no other', async () => {
    const other = await EnginePerson.begin('Other')
    const byName = `localhost:${host.port}`
    expect((await ali.clients.join(byName, host.identity.certificatePem)).type).toBe('joined')
    const stranger = await EngineHost.open()
    const wrong = await other.clients.join(byName, stranger.identity.certificatePem)
    expect(wrong).toEqual(refused('certificate-untrusted'))
    await other.remove()
    await stranger.remove()
  })

  it('says that nobody hosts there', async () => {
    await host.close()
    expect(await ali.clients.join(host.address, null)).toEqual(refused('connection-refused'))
  })

  it('gives another name where the first one is taken', async () => {
    const twin = await EnginePerson.begin('Ali')
    await ali.accept(host.invite)
    const place = await twin.accept(host.invite)
    expect(twin.window.views.get(place)?.link).toMatchObject({ type: 'stopped', refusal: { code: 'name-taken' } })
    expect(await twin.clients.ask({ host: place, ask: { type: 'rename', name: 'Omid' } })).toMatchObject({ ok: true })
    expect(twin.idOf(place, 'Omid')).toBe(twin.mirror(place).you)
    await twin.remove()
  })
})

describe('a host with another key', () => {
  it('is sent not one byte, and is refused for good', async () => {
    const place = await ali.comeTo(host.address)
    await host.close()
    const impostor = await openImpostor(host.port)
    await ali.stands(place, 'stopped')
    expect(ali.window.views.get(place)?.link).toMatchObject({ refusal: { code: 'key-changed' } })
    expect(await ali.clients.join(host.address, null)).toEqual(refused('key-changed'))
    await ali.clients.stop()
    await impostor.close()
    expect(impostor.visits).toBeGreaterThan(0)
    expect(impostor.bytes).toBe(0)
  })
})

describe('a host that stops and starts again', () => {
  it('hears what was typed meanwhile, in order, once', async () => {
    const place = await ali.comeTo(host.address)
    const same = await sara.accept(host.invite)
    ali.say(place, 'before')
    await sara.sees(same, 'before')
    await host.close()
    await ali.stands(place, 'waiting')
    const typed = Array.from({ length: 8 }, (_, number) => `meanwhile ${number}`)
    for (const text of typed) ali.say(place, text)
    expect(ali.room(place).pending.map(({ text }) => text)).toEqual(typed)
    await host.open()
    await Promise.all([ali.sees(place, 'before', ...typed), sara.sees(same, 'before', ...typed)])
    expect(sara.room(same).messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('lets nothing wait that came too fast: it is sent a little later', async () => {
    const place = await ali.accept(host.invite)
    const same = await sara.accept(host.invite)
    const many = Array.from({ length: 13 }, (_, number) => `quick ${number}`)
    for (const text of many) ali.say(place, text)
    await Promise.all([ali.sees(place, ...many), sara.sees(same, ...many)])
  })
})

describe('several hosts', () => {
  it('live side by side, and come back at the next start but those that were left', async () => {
    const other = await EngineHost.open('Office')
    const [home, office] = [await ali.comeTo(host.address), await ali.comeTo(other.address)]
    ali.say(home, 'at home')
    ali.say(office, 'at work')
    await Promise.all([ali.sees(home, 'at home'), ali.sees(office, 'at work')])
    await ali.clients.leaveHost({ host: office })
    await ali.restart()
    await ali.stands(home, 'online')
    expect(ali.clients.list().map(({ view }) => [view.name, view.link.type])).toEqual([
      ['Place', 'online'],
      ['Office', 'left'],
    ])
    await other.remove()
  })
})

describe('on a host', () => {
  it('people enter rooms, write to one another alone, and see who left', async () => {
    const place = await ali.comeTo(host.address)
    const same = await sara.accept(host.invite)
    const made = await ali.clients.ask({ host: place, ask: { type: 'join', name: 'tea', create: true } })
    expect(made).toEqual({ ok: true, value: { room: ali.room(place, 'tea').id } })
    const rooms = await sara.clients.ask({ host: same, ask: { type: 'rooms' } })
    expect(rooms.ok && rooms.value.rooms?.map(({ name }) => name)).toEqual(['lobby', 'tea'])
    const pong = await sara.clients.ask({ host: same, ask: { type: 'ping' } })
    expect(pong.ok && typeof pong.value.ms).toBe('number')

    await ali.until(() => ali.mirror(place).people[sara.mirror(same).you ?? ''] !== undefined)
    const direct = ali.clients.openDirect({ host: place, person: ali.idOf(place, 'Sara') })
    if (!direct.ok) throw new Error(direct.error.code)
    const post = { host: place, room: direct.value, clientId: 'direct-0001', kind: 'text', text: 'psst' } as const
    expect(ali.clients.post(post)).toEqual({ ok: true, value: null })
    await sara.until(() => sara.mirror(same).rooms[direct.value]?.messages[0]?.text === 'psst')

    await ali.clients.leaveHost({ host: place })
    await sara.until(() => sara.room(same).happenings.some((news) => news.type === 'gone' && news.why === 'left'))
  })
})
