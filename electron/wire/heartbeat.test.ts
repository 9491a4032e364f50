import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { Heartbeat } from './heartbeat.ts'

const times = { pingAfter: 20_000, deadAfter: 45_000 }
const patience = 4_000

let clock: FakeClock
let acts: string[]
let heartbeat: Heartbeat

beforeEach(() => {
  clock = new FakeClock()
  acts = []
  const note = (act: string) => () => acts.push(`${act} ${clock.uptime()}`)
  heartbeat = new Heartbeat(clock, times, { ping: note('ping'), dead: note('dead') })
})

/** Lets time pass, and one more look at the network. */
async function pass(ms: number): Promise<void> {
  clock.advance(ms)
  await new Promise(setImmediate)
}

describe('a heartbeat', () => {
  it('asks a silent peer once, and gives it up when it stays silent', async () => {
    await pass(45_000)
    await pass(45_000)
    expect(acts).toEqual(['ping 20000', 'dead 45000'])
  })

  it('counts silence from the last byte, not from the last check', () => {
    clock.advance(15_000)
    heartbeat.heard()
    clock.advance(19_999)
    expect(acts).toEqual([])
    clock.advance(1)
    expect(acts).toEqual(['ping 35000'])
  })

  it('begins anew when the peer answers', async () => {
    clock.advance(20_000)
    heartbeat.heard()
    await pass(44_999)
    expect(acts).toEqual(['ping 20000', 'ping 40000'])
    await pass(1)
    expect(acts.at(-1)).toBe('dead 65000')
  })

  it('gives a peer little time for its answer after a sleep', async () => {
    heartbeat.probe(patience)
    await pass(4_000)
    expect(acts).toEqual(['ping 0', 'dead 4000'])
  })

  it('lets a peer live that answers after a sleep', async () => {
    heartbeat.probe(patience)
    await pass(3_999)
    heartbeat.heard()
    await pass(10_000)
    expect(acts).toEqual(['ping 0'])
  })

  it('asks first also after a sleep in which no timer ran: the silence was its own', async () => {
    clock.sleep(600_000)
    expect(acts).toEqual(['ping 600000'])
    await pass(24_999)
    expect(acts).toHaveLength(1)
    await pass(1)
    expect(acts.at(-1)).toBe('dead 625000')
  })

  it('lets a peer live that answers after that', () => {
    clock.sleep(600_000)
    heartbeat.heard()
    clock.advance(19_999)
    expect(acts).toEqual(['ping 600000'])
  })

  it('reads the answer that came while it slept before it calls anybody dead', async () => {
    clock.advance(20_000)
    clock.sleep(600_000)
    heartbeat.heard()
    await pass(0)
    expect(acts).toEqual(['ping 20000'])
  })

  it('stands still with a clock that stands still, and does not mind one that jumps', () => {
    clock.setBack(3_600_000)
    clock.advance(19_999)
    expect(acts).toEqual([])
    clock.setBack(-365 * 86_400_000)
    clock.advance(1)
    expect(acts).toEqual(['ping 20000'])
  })

  it('does nothing once it is stopped', () => {
    heartbeat.stop()
    clock.advance(100_000)
    expect(acts).toEqual([])
  })

  it('does nothing either where it is stopped while it waits for an answer, which comes then', async () => {
    clock.advance(20_000)
    heartbeat.stop()
    heartbeat.heard()
    heartbeat.probe(patience)
    await pass(100_000)
    expect([acts, clock.timersLeft]).toEqual([['ping 20000'], 0])
  })
})
