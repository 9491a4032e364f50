import { afterEach, describe, expect, it, vi } from 'vitest'
import { directRoom } from '../../shared/model.ts'
import { FramedDialect } from '../dialects/framed.ts'
import { settled, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

describe('a crowd that goes at once', () => {
  const host = hosting({ limits: { unauthenticated: 5_000, unauthenticatedPerAddress: 5_000 } })
  const names = Array.from({ length: 40 }, (_, at) => `Sara${at + 10}`)

  afterEach(() => vi.restoreAllMocks())

  async function crowd(): Promise<TestClient[]> {
    const clients: TestClient[] = []
    for (const name of names) clients.push(await host.person(name))
    return clients
  }

  it('is told in one piece to those who stay, each once and in order', async () => {
    const [ali, others] = [await host.person('Ali'), await crowd()]
    ali.fresh()
    const pieces = vi.spyOn(FramedDialect.prototype, 'sayEach')
    const events = vi.spyOn(FramedDialect.prototype, 'say')
    for (const one of others) one.link.destroy('lost')
    await settled()
    expect(ali.heard).toEqual(
      others.map(({ you }) => ({ type: 'gone', person: you, why: 'lost', time: host.clock.now() })),
    )
    expect([pieces.mock.calls.length, events.mock.calls.length]).toEqual([1, 0])
  })

  it('is told before any of it who comes back in the same turn', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    ali.fresh()
    const again = host.visitor('Sara')
    sara.link.destroy('lost')
    await again.hello('Sara')
    expect(ali.types).toEqual(['gone', 'came'])
    expect(again.of('gone')).toEqual([])
  })
})

describe('a conversation with a guest who is gone', () => {
  const host = hosting({ limits: { conversationsInAll: 2 } })

  /** A guest writes to Ali, and leaves. */
  async function written(ali: TestClient): Promise<string> {
    const guest = host.visitor(null)
    guest.link.send(new TextEncoder().encode('Omid\n/pm Ali are you there?\n'))
    await settled()
    const id = ali.of('came').at(-1)?.person.id ?? ''
    guest.link.end()
    await settled()
    return directRoom(ali.you, id)
  }

  it('was told while it lasted', async () => {
    const ali = await host.person('Ali')
    const room = await written(ali)
    expect(ali.of('message')).toMatchObject([{ room, text: 'are you there?' }])
    expect(ali.types.at(-1)).toBe('gone')
  })

  it('is not told at the next login, which would ask for its messages in vain', async () => {
    await written(await host.person('Ali'))
    const again = host.visitor('Ali')
    await again.hello('Ali')
    expect(again.of('entered').map(({ room }) => room)).toEqual(['room-lobby'])
  })

  it('leaves its place to the next, where a host has room for so many', async () => {
    const ali = await host.person('Ali')
    for (let count = 0; count < 3; count++) await written(ali)
    expect(ali.of('message').map(({ text }) => text)).toEqual(Array(3).fill('are you there?'))
  })
})
