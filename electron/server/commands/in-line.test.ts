import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandOf } from '../../../shared/commands.ts'
import { limits } from '../../../shared/limits.ts'
import { SlowHost } from '../slow-host.ts'
import { settled, type TestClient } from '../test-client.ts'

function pages(count: number): CommandOf<'history'>[] {
  return Array.from({ length: count }, (_, request) => {
    return { type: 'history', request, room: 'room-lobby', way: 'after', seq: 0 }
  })
}

describe('pages that are asked for at once', () => {
  let host: SlowHost

  beforeEach(() => {
    host = new SlowHost()
  })

  async function people(count: number): Promise<TestClient[]> {
    const made: TestClient[] = []
    while (made.length < count) made.push(await host.person(`Sara${made.length}`))
    return made
  }

  it('are read so many at a time, and one past that when others have been read', async () => {
    const [last, ...others] = await people(limits.pagesAtOnce + 1)
    for (const one of others) await one.says(...pages(1))
    expect(host.store.pending).toBe(limits.pagesAtOnce)
    await last?.says(...pages(1))
    expect(host.store.pending).toBe(limits.pagesAtOnce)
    await host.committed()
    expect([host.store.pending, last?.of('history')]).toEqual([1, []])
  })

  it('are read one by one for each who asks, in the order of asking, so that nobody waits for all of another’s', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await ali.says(...pages(10))
    await sara.says(...pages(1))
    expect(host.store.pending).toBe(2)
    await host.committed()
    expect([ali, sara].map((one) => one.of('history').map(({ request }) => request))).toEqual([[0], [0]])
    for (let count = 1; count < 10; count++) await host.committed()
    expect(ali.of('history').map(({ request }) => request)).toEqual(pages(10).map(({ request }) => request))
  })

  it('are not read any more for somebody who has gone, and do not keep them here', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await ali.says(...pages(10))
    ali.link.destroy('lost')
    await settled()
    await host.committed()
    expect(host.store.pending).toBe(0)
    expect(sara.of('gone')).toMatchObject([{ person: ali.you, why: 'lost' }])
  })

  it('are not read for those who went while they waited for others’ pages', async () => {
    const [last, ...others] = await people(limits.pagesAtOnce + 1)
    for (const one of others) await one.says(...pages(1))
    await last?.says(...pages(1))
    last?.link.destroy('lost')
    await settled()
    await host.committed()
    expect(host.store.pending).toBe(0)
  })

  it('are as many of one connection as may wait; past that it is read no further until one is answered', async () => {
    const ali = await host.person('Ali')
    await ali.says(...pages(limits.answersWaiting), { type: 'ping', token: 1 })
    expect(ali.types).toEqual(['pong'])
    await ali.says(...pages(1), { type: 'ping', token: 2 })
    expect(ali.types).toEqual(['pong'])
    await host.committed()
    expect(ali.types).toEqual(['pong', 'history', 'pong'])
  })
})
