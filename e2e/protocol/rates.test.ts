import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { InMemory } from './carriers/inside.ts'
import { hosts, newKey, opened, serves } from './host.ts'

describe.each(hosts())('too much at once over $name', (host) => {
  serves(host)

  it('is slowed down from the eleventh message on, and nothing is lost', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const ids = Array.from({ length: 12 }, (_, turn) => sara.says(`turn ${turn}`))
    for (const clientId of ids) await ali.hears({ type: 'message', clientId })
    expect(sara.heard({ type: 'refused' })).toEqual([])
    await ali.posts('unhindered')
  })
})

describe('a rate', () => {
  it('of messages is two a second after the burst', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    for (let turn = 0; turn < 10; turn++) await sara.posts(`turn ${turn}`)
    const clientId = sara.says('too soon')
    await ali.catchesUp()
    clock.advance(499)
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', clientId })).toEqual([])
    clock.advance(1)
    await ali.hears({ type: 'message', clientId })
  })

  it('that is passed for five seconds is refused, which says when to try again', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const ids = Array.from({ length: 21 }, (_, turn) => sara.says(`turn ${turn}`))
    sara.writes({ type: 'pong', token: 0 })
    await ali.catchesUp()
    clock.advance(5_000)
    for (const clientId of ids.slice(0, 20)) await sara.hears({ type: 'message', clientId })
    expect(sara.heard({ type: 'refused' })).toEqual([
      { type: 'refused', code: 'rate-limited', clientId: ids[20], retryAfter: 500 },
    ])
    clock.advance(500)
    sara.says('again', sara.lobby, ids[20])
    await sara.hears({ type: 'message', clientId: ids[20]! })
  })

  it('keeps the order of what its client asks', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, limits: { messages: { burst: 1, perSecond: 1 } } }))
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await sara.posts('one')
    const clientId = sara.says('two')
    sara.writes({ type: 'ping', token: 7 })
    await ali.catchesUp()
    expect(sara.heard({ type: 'pong' })).toEqual([])
    clock.advance(1_000)
    await sara.hears({ type: 'pong', token: 7 })
    await ali.hears({ type: 'message', clientId })
  })

  it('is one for all the connections of a person', async () => {
    const host = await opened(new InMemory({ limits: { pause: 0, messages: { burst: 2, perSecond: 2 } } }))
    const key = await newKey()
    const one = await host.personCalled('Sara', key)
    const other = await host.personCalled('Sara', key)
    await one.posts('one')
    await other.posts('two')
    const clientId = one.says('three')
    await one.hears({ type: 'refused', code: 'rate-limited', clientId })
  })

  it('of messages in a room is one for all who are in it, and no other room’s', async () => {
    const limits = { pause: 0, messagesPerRoom: { burst: 3, perSecond: 20 } }
    const host = await opened(new InMemory({ limits, clock: new FakeClock() }))
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const room = await ali.joins('full-room')
    await sara.joins('full-room')
    const outside = omid.says('not in it', room)
    await omid.hears({ type: 'refused', code: 'room-not-joined', clientId: outside })
    await ali.posts('one', room)
    await sara.posts('two', room)
    await sara.posts('three', room)
    const clientId = ali.says('four', room)
    expect(await ali.hears({ type: 'refused', code: 'rate-limited', clientId })).toMatchObject({ retryAfter: 50 })
    await ali.posts('elsewhere')
  })

  it('of bytes is held by reading no faster, and nothing is lost', async () => {
    const clock = new FakeClock()
    const limits = { bytes: { burst: 64 * 1024, perSecond: 64 * 1024 }, messages: { burst: 1_000, perSecond: 1 } }
    const host = await opened(new InMemory({ clock, limits }))
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const within = Array.from({ length: 8 }, () => sara.says('x'.repeat(8_000)))
    for (const clientId of within) await ali.hears({ type: 'message', clientId })
    const past = sara.says('x'.repeat(8_000))
    await ali.hears({ type: 'message', clientId: past })
    const clientId = sara.says('not read yet')
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', clientId })).toEqual([])
    clock.advance(200)
    await ali.hears({ type: 'message', clientId })
    expect(sara.heard({ type: 'refused' })).toEqual([])
  })

  it('of what others are told of, a name or a room, is one of its own', async () => {
    const host = await opened(new InMemory({ limits: { pause: 0, changes: { burst: 3, perSecond: 1 } } }))
    const sara = await host.person('Sara')
    for (const name of ['Sarah', 'Zahra', 'Sara'])
      expect(await sara.asks('rename', { name })).toMatchObject({ type: 'done' })
    expect(await sara.asks('rename', { name: 'Sarah' })).toMatchObject({ type: 'refused', code: 'rate-limited' })
    expect(await sara.asks('topic', { room: sara.lobby, topic: 'tea' })).toMatchObject({ code: 'rate-limited' })
    expect(await sara.asks('rooms')).toMatchObject({ type: 'rooms' })
  })

  it('of other requests is refused by the number of the request', async () => {
    const host = await opened(new InMemory({ limits: { pause: 0, requests: { burst: 3, perSecond: 1 } } }))
    const sara = await host.person('Sara')
    for (let turn = 0; turn < 3; turn++) expect(await sara.asks('rooms')).toMatchObject({ type: 'rooms' })
    expect(await sara.asks('rooms')).toMatchObject({ type: 'refused', code: 'rate-limited' })
  })

  it('of pages of history is one of their own', async () => {
    const host = await opened(new InMemory({ limits: { pause: 0, pages: { burst: 3, perSecond: 1 } } }))
    const sara = await host.person('Sara')
    const page = { room: sara.lobby, way: 'after', seq: 0 }
    for (let turn = 0; turn < 3; turn++) expect(await sara.asks('history', page)).toMatchObject({ type: 'history' })
    expect(await sara.asks('history', page)).toMatchObject({ type: 'refused', code: 'rate-limited' })
    expect(await sara.asks('rooms')).toMatchObject({ type: 'rooms' })
  })

  it('of new rooms is small', async () => {
    const host = await opened(new InMemory({ limits: { roomsMade: { burst: 2, perHour: 1 } } }))
    const sara = await host.person('Sara')
    await sara.joins('one-room')
    await sara.joins('another')
    const answer = await sara.asks('join', { name: 'a-third', create: true })
    expect(answer).toMatchObject({ type: 'refused', code: 'rate-limited' })
    expect(await sara.asks('join', { name: 'another', create: true })).toMatchObject({ type: 'done' })
  })

  it('of refusals that is passed ends the connection', async () => {
    const host = await opened(new InMemory({ limits: { refusals: { burst: 5, perSecond: 1 } } }))
    const sara = await host.person('Sara')
    for (let turn = 0; turn < 6; turn++) sara.writes({ type: 'dance' })
    await sara.hears({ type: 'bye', code: 'rate-limited' })
    await sara.dismissed
  })

  it('of rooms on a host has an end too', async () => {
    const host = await opened(new InMemory({ limits: { rooms: 3 } }))
    const sara = await host.person('Sara')
    await sara.joins('one-room')
    await sara.joins('another')
    const answer = await sara.asks('join', { name: 'a-third', create: true })
    expect(answer).toMatchObject({ type: 'refused', code: 'rooms-full' })
  })

  it('of rooms that one person is in has an end, and one that is left makes room', async () => {
    const host = await opened(new InMemory({ limits: { roomsJoined: 2 } }))
    const [sara, ali] = [await host.person('Sara'), await host.person('Ali')]
    const room = await sara.joins('one-room')
    await ali.joins('another')
    for (const name of ['another', 'a-new-one']) {
      const answer = await sara.asks('join', { name, create: true })
      expect(answer).toMatchObject({ type: 'refused', code: 'rooms-many' })
    }
    expect(await sara.asks('join', { name: 'one-room', create: false })).toMatchObject({ type: 'done' })
    expect(await sara.asks('join', { name: 'nowhere', create: false })).toMatchObject({ code: 'room-unknown' })
    await sara.asks('leave', { room })
    await sara.joins('another')
  })

  it('of conversations on a host has an end, and those that were begun go on', async () => {
    const host = await opened(new InMemory({ limits: { conversationsInAll: 2 } }))
    const [sara, ali, omid] = [await host.person('Sara'), await host.person('Ali'), await host.person('Omid')]
    await ali.posts('one', ali.roomWith(sara))
    await sara.posts('two', sara.roomWith(sara))
    const clientId = omid.says('one more', omid.roomWith(ali))
    await omid.hears({ type: 'refused', code: 'conversations-full', clientId })
    await sara.posts('still here', sara.roomWith(ali))
    await omid.posts('in a room', omid.lobby)
  })

  it('of conversations of one person has an end, and those that were begun go on', async () => {
    const host = await opened(new InMemory({ limits: { conversations: 2 } }))
    const [sara, ali, omid] = [await host.person('Sara'), await host.person('Ali'), await host.person('Omid')]
    await ali.posts('one', ali.roomWith(sara))
    await sara.posts('two', sara.roomWith(sara))
    for (const [from, to] of [
      [omid, sara],
      [sara, omid],
    ] as const) {
      const clientId = from.says('one more', from.roomWith(to))
      await from.hears({ type: 'refused', code: 'conversations-full', clientId })
    }
    await sara.posts('still here', sara.roomWith(ali))
    await omid.posts('elsewhere', omid.roomWith(ali))
  })
})
