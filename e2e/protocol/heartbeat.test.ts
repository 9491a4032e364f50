import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { InMemory } from './carriers/inside.ts'
import { opened } from './host.ts'

describe('a heartbeat', () => {
  it('is asked for after 20 s of silence, and answered by whatever comes', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const sara = await host.person('Sara')
    for (let beat = 1; beat <= 5; beat++) {
      clock.advance(19_999)
      await sara.catchesUp()
      expect(sara.heard({ type: 'ping' })).toHaveLength(beat - 1)
      clock.advance(20_000)
      const { token } = await sara.hears({ type: 'ping' })
      sara.writes({ type: 'pong', token })
      await sara.catchesUp()
    }
  })

  it('that fails for 45 s ends the connection, and the others read that it was lost', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock }))
    const sara = await host.person('Sara')
    clock.advance(10_000)
    const ali = await host.person('Ali')
    clock.advance(34_999)
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone', person: sara.id })).toEqual([])
    clock.advance(1)
    await sara.dismissed
    await ali.hears({ type: 'gone', person: sara.id, why: 'lost' })
    await ali.catchesUp()
  })

  it('of a client is answered by its token', async () => {
    const host = await opened(new InMemory())
    const sara = await host.person('Sara')
    sara.writes({ type: 'ping', token: 4_711 })
    await sara.hears({ type: 'pong', token: 4_711 })
  })

  it('is never asked of a plain client, who could not answer', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, plain: true }))
    const omid = await host.plainGuest()
    omid.types('Omid')
    await omid.reads(/^\* You are Omid/)
    clock.advance(3_600_000)
    await omid.catchesUp()
  })
})
