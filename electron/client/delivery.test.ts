/** The promise of the outbox, whatever happens to the line: what is typed is sent in order, once. */
import { describe, expect, it } from 'vitest'
import { CuttingLink } from './fakes/cutting-link.ts'
import { flush, lobby } from './fakes/fake-host.ts'
import type { FakeNetwork } from './fakes/fake-network.ts'
import { FakeScene } from './fakes/fake-scene.ts'

const ids = ['mine-0001', 'mine-0002', 'mine-0003', 'mine-0004']

/** Cuts each connection in turn after so many bytes. */
function cutAfter(network: FakeNetwork, ...cuts: { up: number; down: number }[]): void {
  const left = [...cuts]
  network.between = (link) => {
    const cut = left.shift()
    return cut ? new CuttingLink(link, { ...cut }) : link
  }
}

/** Types two messages, meets whatever was planned, types two more, and waits until all is said. */
async function talk(scene: FakeScene): Promise<void> {
  for (const id of ids.slice(0, 2)) void scene.post(id)
  await settled(scene)
  for (const id of ids.slice(2)) void scene.post(id)
  await settled(scene)
}

async function settled({ network, client }: FakeScene): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    // a cut takes two turns to be noticed
    await flush()
    await flush()
    await flush()
    if (client.view.link.type === 'online' && client.mirror.rooms[lobby]?.pending.length === 0) return
    network.clock.advance(1_000)
  }
  throw new Error(`still ${client.view.link.type} after many tries`)
}

/** A first login that always works, so that there is a room to write in. */
async function arrive(scene: FakeScene): Promise<void> {
  await scene.client.connect()
  await scene.cut()
}

function expectDelivered({ host, client, window }: FakeScene): void {
  expect(host.said.map((message) => message.clientId)).toEqual(ids)
  const room = client.mirror.rooms[lobby]
  expect(room?.messages.map((message) => message.clientId)).toEqual(ids)
  expect(room?.pending).toEqual([])
  expect(window.mirror('home')).toEqual(client.mirror)
}

const far = Number.MAX_SAFE_INTEGER

/** Bytes of a talk that nothing disturbs, each way. */
async function measure(): Promise<{ up: number; down: number }> {
  const quiet = new FakeScene()
  const counts = { up: far, down: far }
  await arrive(quiet)
  quiet.network.between = (link) => new CuttingLink(link, counts)
  await talk(quiet)
  return { up: far - counts.up, down: far - counts.down }
}

describe('what is typed is sent in order, once', () => {
  it('when nothing happens', async () => {
    const quiet = new FakeScene()
    await arrive(quiet)
    await talk(quiet)
    expectDelivered(quiet)
  })

  it.each(['up', 'down'] as const)(
    'when the line is cut anywhere on the way %s',
    async (way) => {
      const all = (await measure())[way]
      expect(all).toBeGreaterThan(400)
      for (let cut = 1; cut <= all; cut += 3) {
        const cutOnce = new FakeScene()
        await arrive(cutOnce)
        cutAfter(cutOnce.network, { up: far, down: far, [way]: cut })
        await talk(cutOnce)
        expectDelivered(cutOnce)
      }
    },
    60_000,
  )

  it('when it is cut again and again, at other bytes each time', async () => {
    const all = await measure()
    let seed = 20_261_122
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
    for (let round = 0; round < 100; round++) {
      const restless = new FakeScene()
      await arrive(restless)
      const cuts = Array.from({ length: 4 }, () => ({ up: 1 + random(all.up), down: 1 + random(all.down) }))
      cutAfter(restless.network, ...cuts)
      await talk(restless)
      expectDelivered(restless)
    }
  })

  it('without asking the host to remember, where its history shows that it came', async () => {
    const deaf = new FakeScene()
    await arrive(deaf)
    deaf.host.answer = (post) => {
      deaf.host.receive(post)
      deaf.host.cut()
      return null
    }
    void deaf.post('mine-0001')
    await settled(deaf)
    expect(deaf.host.all('post')).toHaveLength(1)
    expect(deaf.client.mirror.rooms[lobby]?.messages).toHaveLength(1)
  })
})
