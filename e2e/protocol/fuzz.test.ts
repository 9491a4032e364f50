import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { ClearTcp, InMemory } from './carriers/inside.ts'
import { Chance } from './chance.ts'
import { Host } from './host.ts'
import { frameOf, rawFrame } from './speech/frames.ts'

const rounds = 150
const endless = { burst: 1_000_000, perSecond: 1 }
const wishes = {
  plain: true,
  limits: { messages: endless, requests: endless, refusals: endless, roomsMade: { burst: 50, perHour: 1 } },
}
const first = [0x00, 0x16, 0x2f, 0x47, 0xff]

const odd = [null, -1, 1.5, true, 1e308, '', '\0', '\ud800', 'x'.repeat(limits.messageCodePoints + 1), [[]], { a: {} }]

/** Commands that are right, so that noise in them reaches deeper than the parser. */
function rightOnes(chance: Chance, rooms: readonly string[]): Record<string, unknown>[] {
  const [room, request] = [chance.pick(rooms), chance.below(1_000)]
  const name = `noise-${chance.below(9)}`
  return [
    { type: 'post', room, clientId: `noise-${chance.below(300)}`, kind: 'text', text: chance.bytes(9).toString('hex') },
    { type: 'join', request, name, create: true },
    { type: 'leave', request, room },
    { type: 'topic', request, room, topic: chance.bytes(40).toString('latin1') },
    { type: 'rooms', request },
    { type: 'rename', request, name },
    { type: 'hello', protocol: 'hearth', revision: 2, name, capabilities: [] },
    { type: 'dance', request },
  ]
}

/** A right command, with now and then something odd in one of its fields. */
function command(chance: Chance, rooms: readonly string[]): unknown {
  const right = chance.pick(rightOnes(chance, rooms))
  return chance.below(2) === 0 ? right : { ...right, [chance.pick(Object.keys(right))]: chance.pick(odd) }
}

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
    for (let round = 0; round < rounds * 10; round++) {
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
