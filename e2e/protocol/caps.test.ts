import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { opened } from './host.ts'
import { frameOf } from './speech/frames.ts'

const here = '127.9.0.1'
const there = '127.9.0.2'

describe.each([ClearTcp, InMemory, InsideTls])('%o lets in only so many', (Over) => {
  it('who have not logged in from one address', async () => {
    const host = await opened(new Over({ limits: { unauthenticatedPerAddress: 2 } }))
    for (let count = 0; count < 2; count++) {
      const waiting = await host.visitor(undefined, here)
      waiting.greets('admin')
      await waiting.hears({ type: 'refused' })
    }
    await expect(host.personCalled('Sara', undefined, here)).rejects.toThrow()
    await host.personCalled('Sara', undefined, there)
  })

  it('who have not logged in at all, and those inside are not disturbed', async () => {
    const host = await opened(new Over({ limits: { unauthenticated: 3 } }))
    const ali = await host.person('Ali')
    for (let count = 0; count < 3; count++) {
      const waiting = await host.visitor()
      waiting.greets('admin')
      await waiting.hears({ type: 'refused' })
    }
    await expect(host.person('Sara')).rejects.toThrow()
    await ali.posts('still here')
  })

  it('from one address, and tells the next why', async () => {
    const host = await opened(new Over({ limits: { perAddress: 2 } }))
    const ali = await host.personCalled('Ali', undefined, here)
    await host.personCalled('Sara', undefined, here)
    const third = await host.visitor(undefined, here)
    third.greets('Omid')
    await third.hears({ type: 'bye', code: 'address-full' })
    await third.dismissed
    await host.personCalled('Zara', undefined, there)
    ali.writes({ type: 'bye' })
    await ali.dismissed
    await host.personCalled('Omid', undefined, here)
  })

  it('at all, and tells the next why', async () => {
    const host = await opened(new Over({ limits: { connections: 10 } }))
    const people = await Promise.all(Array.from({ length: 10 }, () => host.person('Sara')))
    const next = await host.visitor()
    next.greets('Omid')
    await next.hears({ type: 'bye', code: 'host-full' })
    await next.dismissed
    await people[0]!.posts('all seats taken')
    people[0]!.writes({ type: 'bye' })
    await people[0]!.dismissed
    await host.person('Omid')
  })
})

describe('a host', () => {
  it('lets an address connect only so often, and again when a minute has passed', async () => {
    const clock = new FakeClock()
    const host = await opened(new InMemory({ clock, limits: { newPerAddress: { burst: 2, perMinute: 60 } } }))
    await host.personCalled('Ali', undefined, here)
    await host.personCalled('Sara', undefined, here)
    await expect(host.personCalled('Omid', undefined, here)).rejects.toThrow()
    await host.personCalled('Zara', undefined, there)
    clock.advance(1_000)
    await host.personCalled('Omid', undefined, here)
  })

  it('hears eight frames before a login, and no ninth', async () => {
    const host = await opened(new InMemory())
    const visitor = await host.visitor()
    for (let token = 1; token <= 9; token++) visitor.writes({ type: 'ping', token })
    await visitor.hears({ type: 'bye', code: 'rate-limited' })
    await visitor.dismissed
    expect(visitor.heard({ type: 'pong' })).toHaveLength(8)
  })

  it('hears 16 KiB before a login, and no byte more', async () => {
    const host = await opened(new InMemory())
    const visitor = await host.visitor()
    const frame = frameOf({ type: 'ping', token: 1, padding: 'x'.repeat(4_000) })
    for (let size = 0; size <= 16 * 1024; size += frame.length) visitor.sends(frame)
    await visitor.hears({ type: 'bye', code: 'rate-limited' })
    await visitor.dismissed
  })
})
