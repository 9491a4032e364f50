import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { reachableAddresses } from '../wire/interfaces.ts'
import { Admission, type Ticket } from './admission.ts'
import { hostLimits } from './host-limits.ts'

describe('admission', () => {
  let clock: FakeClock
  let admission: Admission
  const limits = hostLimits({
    connections: 10,
    perAddress: 3,
    unauthenticated: 4,
    unauthenticatedPerAddress: 2,
    newPerAddress: { burst: 6, perMinute: 60 },
  })

  beforeEach(() => {
    clock = new FakeClock()
    admission = new Admission(clock, limits)
  })

  function entered(address: string): Ticket {
    const ticket = admission.enter(address)
    if (typeof ticket === 'string') throw new Error(ticket)
    return ticket
  }

  function admitted(address: string): Ticket {
    const ticket = entered(address)
    ticket.admitted()
    return ticket
  }

  it('turns away the third from one address who has not logged in', () => {
    const first = entered('10.0.0.1')
    entered('10.0.0.1')
    expect(admission.enter('10.0.0.1')).toBe('address-full')
    first.admitted()
    expect(admission.enter('10.0.0.1')).not.toBe('address-full')
  })

  it('turns away the fifth of all who have not logged in', () => {
    const first = entered('10.0.0.1')
    for (const address of ['10.0.0.2', '10.0.0.3', '10.0.0.4']) entered(address)
    expect(admission.enter('10.0.0.5')).toBe('host-full')
    first.leave()
    expect(admission.enter('10.0.0.5')).not.toBe('host-full')
  })

  it('lets the fourth from one address in only to be told why not', () => {
    const first = admitted('10.0.0.1')
    admitted('10.0.0.1')
    admitted('10.0.0.1')
    const fourth = entered('10.0.0.1')
    expect(fourth.refusal).toBe('address-full')
    fourth.leave()
    first.leave()
    expect(entered('10.0.0.1').refusal).toBeNull()
  })

  it('lets the eleventh of all in only to be told why not', () => {
    for (let number = 1; number <= 10; number++) admitted(`10.0.1.${number}`)
    expect(entered('10.0.2.1').refusal).toBe('host-full')
  })

  it('counts an IPv6 network as one address, and IPv4 in IPv6 clothes as IPv4', () => {
    entered('2001:db8::1')
    entered('2001:db8::2')
    expect(admission.enter('2001:db8::3')).toBe('address-full')
    expect(admission.enter('2001:db8:0:1::3')).not.toBe('address-full')
    entered('::ffff:10.0.0.1')
    expect(admission.enter('10.0.0.1')).toBe('host-full')
  })

  it('turns away who connects too often, until the minute goes on', () => {
    for (let times = 0; times < 6; times++) entered('10.0.0.1').leave()
    expect(admission.enter('10.0.0.1')).toBe('address-fast')
    expect(admission.enter('10.0.0.2')).not.toBe('address-fast')
    clock.advance(1_000)
    expect(admission.enter('10.0.0.1')).not.toBe('address-fast')
  })

  it('counts nobody twice, whatever the order of login and leave', () => {
    for (let round = 0; round < 50; round++) {
      clock.advance(10_000)
      const [one, other] = [admitted('10.0.0.1'), entered('10.0.0.1')]
      other.leave()
      one.leave()
    }
    clock.advance(10_000)
    admitted('10.0.0.1')
    admitted('10.0.0.1')
    expect(admitted('10.0.0.1').refusal).toBeNull()
    expect(entered('10.0.0.1').refusal).toBe('address-full')
    entered('10.0.0.1')
    expect(admission.enter('10.0.0.1')).toBe('address-full')
    for (const address of ['10.0.0.2', '10.0.0.3']) entered(address)
    expect(admission.enter('10.0.0.4')).toBe('host-full')
  })

  it('goes on counting who stays when others from there leave, however long after', () => {
    const [, other] = [entered('10.0.0.1'), entered('10.0.0.1')]
    clock.advance(60_000)
    other.leave()
    entered('10.0.0.1')
    expect(admission.enter('10.0.0.1')).toBe('address-full')
  })

  it('keeps an address out after ten failures, and the rest of its IPv6 network', () => {
    for (let count = 0; count < 9; count++) failed('2001:db8::1')
    entered('2001:db8::1').leave()
    failed('2001:db8::1')
    expect(admission.enter('2001:db8::2')).toBe('address-banned')
    expect(admission.enter('2001:db8:0:1::2')).not.toBe('address-banned')
    clock.advance(300_000)
    expect(admission.enter('2001:db8::2')).not.toBe('address-banned')
  })

  it('forgets failures when somebody logs in from there', () => {
    for (let count = 0; count < 9; count++) failed('10.0.0.1')
    admitted('10.0.0.1').leave()
    for (let count = 0; count < 9; count++) failed('10.0.0.1')
    expect(admission.enter('10.0.0.1')).not.toBe('address-banned')
  })

  const ours = reachableAddresses().map(({ text }) => text)

  it.each(['127.0.0.1', '::1', 'memory', ...ours])('never keeps this computer itself out: %s', (address) => {
    for (let count = 0; count < 20; count++) failed(address)
    expect(admission.enter(address)).not.toBe('address-banned')
  })

  /** Connects, and fails to log in, a good while after the one before. */
  function failed(address: string): void {
    clock.advance(1_000)
    const ticket = entered(address)
    ticket.failed()
    ticket.leave()
  }
})

describe('when many have not logged in', () => {
  let luck: number
  let admission: Admission

  beforeEach(() => {
    luck = 0
    admission = new Admission(new FakeClock(), hostLimits(), undefined, undefined, () => luck)
    luck = 0.999
    for (let number = 0; number < 31; number++) enter(number)
  })

  const enter = (number: number) => admission.enter(`10.0.0.${number}`)

  it('nobody is turned away by chance up to the 32nd', () => {
    luck = 0
    expect(enter(31)).not.toBe('host-full')
    expect(enter(32)).toBe('host-full')
  })

  it.each([
    [32, 0.3],
    [48, 0.65],
    [63, 0.978],
  ])('beside %d others, %d of them are', (others, chance) => {
    for (let number = 31; number < others; number++) enter(number)
    luck = chance - 0.001
    expect(enter(100)).toBe('host-full')
    luck = chance + 0.001
    expect(enter(101)).not.toBe('host-full')
  })

  it('everybody is beside 64', () => {
    for (let number = 31; number < 64; number++) enter(number)
    expect(enter(64)).toBe('host-full')
  })
})
