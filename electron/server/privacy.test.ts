import { describe, expect, it } from 'vitest'
import { directRoom, keyedId } from '../../shared/model.ts'
import type { Event } from '../../shared/events.ts'
import { keyOf, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

const names = ['Ali', 'Sara', 'Omid', 'Mina']

/** The same numbers at every run (mulberry32): a failure can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The direct conversation that an event tells of, by whatever of its fields. */
function directOf(event: Event): string | null {
  const text = JSON.stringify(event)
  return /direct:[\w-]+\+[\w-]+/.exec(text)?.[0] ?? null
}

describe('a direct conversation', () => {
  const many = { burst: 100_000, perSecond: 100_000 }
  const host = hosting({ limits: { messages: many, requests: many, refusals: many } })
  const idOf = (name: string) => keyedId(keyOf(name))
  const rooms = names.flatMap((one) => names.map((other) => directRoom(idOf(one), idOf(other))))
  const turned = directRoom(idOf('Ali'), idOf('Sara')).replace(/^direct:(.+)\+(.+)$/, 'direct:$2+$1')
  const ids = [...rooms, turned, 'direct:a+b', 'room-lobby']

  async function act(client: TestClient, next: (below: number) => number, count: number): Promise<void> {
    const room = ids[next(ids.length)] ?? ''
    const acts = [
      () => client.post(`from ${client.you}`, `client-${count}`, room),
      () => client.says({ type: 'topic', request: count, room, topic: 'mine' }),
      () => client.says({ type: 'leave', request: count, room }),
      () => client.says({ type: 'join', request: count, name: room, create: true }),
      () => client.says({ type: 'rooms', request: count }),
    ]
    await acts[next(acts.length)]?.()
  }

  it.each([1, 2, 3])('is told to its two people and to nobody else, whatever anyone tries (seed %d)', async (seed) => {
    const next = chance(seed)
    const clients = await Promise.all(names.map((name) => host.person(name)))
    for (let count = 0; count < 200; count++) await act(clients[next(clients.length)]!, next, count)
    const newcomers = names.map((name) => host.visitor(name))
    for (const [index, newcomer] of newcomers.entries()) await newcomer.hello(names[index] ?? '')
    let told = 0
    for (const [index, client] of [...clients, ...newcomers].entries()) {
      const name = names[index % names.length] ?? ''
      const direct = client.heard.map(directOf).filter((room) => room !== null)
      told += direct.length
      expect(direct.filter((room) => !room.includes(idOf(name)))).toEqual([])
    }
    // the test means something only where conversations took place
    expect(told).toBeGreaterThan(20)
  })

  it('says the same of a room of two others as of one that never was', async () => {
    const [ali, , omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const theirs = directRoom(idOf('Ali'), idOf('Sara'))
    await omid.post('is there anybody?', 'client-1', theirs)
    await ali.post('hello', 'client-2', theirs)
    await omid.post('is there anybody?', 'client-3', theirs)
    expect(omid.of('refused').map(({ code }) => code)).toEqual(['room-unknown', 'room-unknown'])
    expect(omid.of('message')).toEqual([])
  })
})
