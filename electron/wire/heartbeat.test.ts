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

describe('a heartbeat', () => {
  it('asks a silent peer once, and gives it up when it stays silent', () => {
    clock.advance(100_000)
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

  it('begins anew when the peer answers', () => {
    clock.advance(20_000)
    heartbeat.heard()
    clock.advance(44_999)
    expect(acts).toEqual(['ping 20000', 'ping 40000'])
    clock.advance(1)
    expect(acts.at(-1)).toBe('dead 65000')
  })

  it('gives a peer little time for its answer after a sleep', () => {
    heartbeat.probe(patience)
    clock.advance(4_000)
    expect(acts).toEqual(['ping 0', 'dead 4000'])
  })

  it('lets a peer live that answers after a sleep', () => {
    heartbeat.probe(patience)
    clock.advance(3_999)
    heartbeat.heard()
    clock.advance(10_000)
    expect(acts).toEqual(['ping 0'])
  })

  it('does nothing once it is stopped', () => {
    heartbeat.stop()
    clock.advance(100_000)
    expect(acts).toEqual([])
  })
})
