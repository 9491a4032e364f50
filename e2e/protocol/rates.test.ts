import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { InMemory } from './carriers/inside.ts'
import { hosts, newKey, opened, serves } from './host.ts'

describe.each(hosts())('too much at once over $name', (host) => {
  serves(host)

  it('is refused from the eleventh message on, which says when to try again', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const ids = Array.from({ length: 11 }, (_, turn) => sara.says(`turn ${turn}`))
    const { retryAfter } = await sara.hears({ type: 'refused', code: 'rate-limited', clientId: ids[10]! })
    expect(retryAfter).toBeGreaterThan(0)
    expect(retryAfter).toBeLessThanOrEqual(500)
    for (const clientId of ids.slice(0, 10)) await ali.hears({ type: 'message', clientId })
    await ali.posts('unhindered')
  })
})

describe('a rate', () => {
  it('of messages is two a second after the burst', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const sara = await host.person('Sara')
    for (let turn = 0; turn < 10; turn++) await sara.posts(`turn ${turn}`)
    const clientId = sara.says('too soon')
    const { retryAfter } = await sara.hears({ type: 'refused', code: 'rate-limited', clientId })
    clock.advance(retryAfter! - 1)
    sara.says('too soon', sara.lobby, clientId)
    await sara.hears({ type: 'refused', code: 'rate-limited', clientId })
    clock.advance(1)
    sara.says('too soon', sara.lobby, clientId)
    await sara.hears({ type: 'message', clientId })
  })

  it('is one for all the connections of a person', async () => {
    const host = await opened(new InMemory({ limits: { messages: { burst: 2, perSecond: 2 } } }))
    const key = await newKey()
    const one = await host.personCalled('Sara', key)
    const other = await host.personCalled('Sara', key)
    await one.posts('one')
    await other.posts('two')
    const clientId = one.says('three')
    await one.hears({ type: 'refused', code: 'rate-limited', clientId })
  })

  it('of other requests is refused by the number of the request', async () => {
    const host = await opened(new InMemory({ limits: { requests: { burst: 3, perSecond: 1 } } }))
    const sara = await host.person('Sara')
    for (let turn = 0; turn < 3; turn++) expect(await sara.asks('rooms')).toMatchObject({ type: 'rooms' })
    expect(await sara.asks('rooms')).toMatchObject({ type: 'refused', code: 'rate-limited' })
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
})
