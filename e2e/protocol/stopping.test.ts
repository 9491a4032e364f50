import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { dialClear } from './carriers/dial.ts'
import { ClearTcp, InMemory, InsideTls } from './carriers/inside.ts'
import { opened } from './host.ts'
import { passesUntil } from './time.ts'

describe.each([ClearTcp, InMemory, InsideTls])('a host that stops, over %o,', (Over) => {
  it('says so to everybody, and the others leaving is no news', async () => {
    const carrier = new Over()
    const host = await opened(carrier)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await Promise.all([carrier.stop(), ali.hears({ type: 'bye', code: 'stopping' }), sara.dismissed])
    await ali.dismissed
    expect(sara.heard({ type: 'bye' })).toMatchObject([{ code: 'stopping' }])
    expect([...ali.heard({ type: 'gone' }), ...sara.heard({ type: 'gone' })]).toEqual([])
  })

  it('has sent what was said before', async () => {
    const carrier = new Over()
    const host = await opened(carrier)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const { clientId } = await sara.posts('the last word')
    await carrier.stop()
    await ali.hears({ type: 'message', clientId })
  })
})

describe('a host that stops', () => {
  it('leaves its port at once, also with a stranger at the door', async () => {
    const carrier = new ClearTcp()
    const host = await opened(carrier)
    const { port } = carrier.host.running
    const stranger = await host.visitor()
    await carrier.stop()
    await stranger.dismissed
    await expect(dialClear(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('says so to a plain client in a sentence', async () => {
    const carrier = new ClearTcp({ plain: true })
    const host = await opened(carrier)
    const omid = await host.plainGuest()
    omid.types('Omid')
    await omid.reads(/^\* You are Omid/)
    await carrier.stop()
    await omid.reads(/^\* The host stopped\./)
    await omid.dismissed
  })

  it('does not wait for a client that reads nothing', async () => {
    const carrier = new ClearTcp({ limits: { messages: { burst: 10_000, perSecond: 1 } } })
    const host = await opened(carrier)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    sara.stallsReading()
    for (let turn = 0; turn < 20; turn++) await ali.posts('😀'.repeat(8_000))
    await carrier.stop()
    await ali.hears({ type: 'bye', code: 'stopping' })
  })

  it('gives two seconds to a client whose line is full, and no more', async () => {
    const clock = new FakeClock()
    const carrier = new InMemory({ clock })
    const host = await opened(carrier)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    sara.stallsReading()
    await ali.posts('never read')
    const stopped = carrier.stop()
    const waited = await passesUntil(clock, sara.dismissed)
    expect(waited).toBeGreaterThanOrEqual(2_000)
    expect(waited).toBeLessThan(10_000)
    await stopped
  })
})
