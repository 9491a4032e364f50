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
    await ali.until(() => ali.room(place).pending.length === typed.length)
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

describe('somebody who was away', () => {
  const all = { burst: 1_000_000, perSecond: 1_000_000 }
  const plenty = { burst: 64 * 1024 * 1024, perSecond: 64 * 1024 * 1024 }

  it('finds 5,000 missed messages: each once, in order, asked for in pages', async () => {
    const busy = await EngineHost.open('Busy', { messages: all, messagesPerRoom: all, bytes: plenty })
    const place = await ali.accept(busy.invite)
    ali.say(place, 'before')
    await ali.sees(place, 'before')
    await ali.clients.leaveHost({ host: place })
    await busy.chatter(5_000)
    ali.clients.returnToHost({ host: place })
    await ali.stands(place, 'online')
    const { id, messages } = ali.room(place)
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 2_000 }, (_, at) => 3_002 + at))
    expect(messages.at(-1)?.text).toBe('message 5000')
    // all of it is on this computer, page by page
    await busy.close()
    await ali.restart()
    const kept: number[] = []
    for (let before = 5_002; before > 1; before = kept[0] ?? 0) {
      const page = await ali.clients.older({ host: place, room: id, before })
      if (!page.ok) throw new Error(page.error.code)
      kept.unshift(...page.value.messages.map(({ seq }) => seq))
    }
    expect(kept).toEqual(Array.from({ length: 5_001 }, (_, at) => at + 1))
    await busy.remove()
  })

  it('reads what was said before, without the host, and sends what was typed when it is back', async () => {
    const place = await ali.comeTo(host.address)
    ali.say(place, 'before')
    await ali.sees(place, 'before')
    await host.close()
    await ali.stands(place, 'waiting')
    ali.say(place, 'meanwhile')
    await ali.restart()
    const { messages, pending } = ali.room(place)
    expect([messages, pending].map((rows) => rows.map(({ text }) => text))).toEqual([['before'], ['meanwhile']])
    await host.open()
    await ali.sees(place, 'before', 'meanwhile')
  })
})

describe('somebody with two computers', () => {
  it('has read on both what they read on one', async () => {
    const other = await EnginePerson.begin('Ali', ali)
    const [one, two] = [await ali.accept(host.invite), await other.accept(host.invite)]
    const same = await sara.accept(host.invite)
    for (const text of ['one', 'two', 'three']) sara.say(same, text)
    await Promise.all([ali.sees(one, 'one', 'two', 'three'), other.sees(two, 'one', 'two', 'three')])
    expect([ali.room(one).unread, other.room(two).unread]).toEqual([3, 3])
    ali.clients.read({ host: one, room: ali.room(one).id, seq: 2 })
    await other.until(() => other.room(two).unread === 1)
    await other.clients.leaveHost({ host: two })
    ali.clients.read({ host: one, room: ali.room(one).id, seq: 3 })
    // the host has heard it when it has answered what was asked after it
    await ali.clients.ask({ host: one, ask: { type: 'ping' } })
    other.clients.returnToHost({ host: two })
    await other.stands(two, 'online')
    expect(other.room(two).unread).toBe(0)
    await other.remove()
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
    expect(await ali.clients.post(post)).toEqual({ ok: true, value: null })
    await sara.until(() => sara.mirror(same).rooms[direct.value]?.messages[0]?.text === 'psst')

    await ali.clients.leaveHost({ host: place })
    await sara.until(() => sara.room(same).happenings.some((news) => news.type === 'gone' && news.why === 'left'))
  })
})
