/** A host may be anybody's: whatever it says, the client stays whole, and what the window is told stays the same. */
import { expect, it } from 'vitest'
import { FakeScene } from './fakes/fake-scene.ts'
import { event, one, page } from './fakes/hostile-words.ts'

const rounds = 300
const eventsARound = 40

it('stays whole against a host that says whatever comes to its mind', async () => {
  const scene = new FakeScene()
  const { client, network, window } = scene
  let heard = 0
  scene.host.answerPage = page
  for (let round = 0; round < rounds; round++) {
    await client.connect()
    void scene.post(one('mine-0001', 'mine-0002'))
    const before = window.notices.length
    for (let turn = 0; turn < eventsARound; turn++) {
      await scene.tell(event())
    }
    heard += window.notices.length - before
    expect(['online', 'waiting', 'stopped']).toContain(client.view.link.type)
    expect(window.mirror('home')).toEqual(client.mirror)
    window.notices.length = 0
  }
  // a round ends at the first event that does not fit; many must get further for this to mean anything
  expect(heard).toBeGreaterThan(rounds * 8)
  await client.leave()
  expect(network.clock.timersLeft).toBe(0)
})
