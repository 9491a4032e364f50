import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClearTcp, InMemory } from './carriers/inside.ts'
import { Chance } from './chance.ts'
import { Host } from './host.ts'
import { command } from './noise.ts'
import { frameOf, rawFrame } from './speech/frames.ts'

const rounds = 150
const endless = { burst: 1_000_000, perSecond: 1 }
const wishes = {
  plain: true,
  limits: {
    messages: endless,
    changes: endless,
    requests: endless,
    refusals: endless,
    roomsMade: { burst: 50, perHour: 1 },
  },
}
const first = [0x00, 0x16, 0x2f, 0x47, 0xff]

describe.each([InMemory, ClearTcp])('after noise over %o', (Over) => {
  let host: Host
  beforeEach(async () => {
    host = new Host(new Over(wishes))
    await host.carrier.start()
  })
  afterEach(async () => {
    host.empty()
    await host.carrier.stop()
  })

  it('that is random bytes, the host still serves', async () => {
    const chance = new Chance(20_261_122)
    const ali = await host.person('Ali')
    for (let round = 0; round < rounds; round++) {
      const visitor = await host.plainGuest()
      visitor.sends(Buffer.concat([Buffer.of(chance.pick(first)), chance.bytes(5_000)]))
      visitor.hangsUp()
      await visitor.dismissed
    }
    await ali.posts('still served')
    await host.person('Sara')
  })

  it('that is random frames of strangers, the host still serves', async () => {
    const chance = new Chance(4_711)
    const ali = await host.person('Ali')
    for (let round = 0; round < rounds; round++) {
      const visitor = await host.visitor()
      for (let count = chance.below(6); count >= 0; count--) visitor.sends(rawFrame(chance.bytes(600)))
      visitor.hangsUp()
      await visitor.dismissed
    }
    await ali.posts('still served')
    await host.person('Sara')
  })

  it('that is random commands of somebody inside, the host still serves, and every seq is there', async () => {
    const chance = new Chance(1_984)
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const rooms = [sara.lobby, sara.roomWith(ali), 'room-nowhere']
    for (let round = 0; round < rounds * 13; round++) {
      sara.sends(frameOf(command(chance, rooms)))
      if (round % 100 === 0) await sara.catchesUp()
    }
    await sara.catchesUp()
    await ali.posts('still served')
    const seqs = ali.heard({ type: 'message', room: ali.lobby }).map(({ seq }) => seq)
    expect(seqs.length).toBeGreaterThan(20)
    expect(seqs).toEqual(seqs.map((_seq, at) => at + 1))
  })
})
