import { beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '../../shared/address.ts'
import { FakeClock } from '../../shared/fake-clock.ts'
import { limits } from '../../shared/limits.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Link } from '../wire/link.ts'
import { memoryPair } from '../wire/memory.ts'
import { flush } from './fakes/fake-host.ts'
import { reach, type Reached, type Unreached } from './reach.ts'

let clock: FakeClock
let stopper: AbortController
let dials: Map<string, { signal: AbortSignal; answer: (dialled: Result<Link, Refusal>) => void }>
let answer: Result<Reached, Unreached> | undefined

beforeEach(() => {
  clock = new FakeClock()
  stopper = new AbortController()
  dials = new Map()
  answer = undefined
})

function start(...hosts: string[]): void {
  const dial = ({ host }: Address, signal: AbortSignal) =>
    new Promise<Result<Link, Refusal>>((resolve) => dials.set(host, { signal, answer: resolve }))
  const addresses = hosts.map((host) => ({ host, port: 5050 }))
  void reach({ addresses, dial, clock, signal: stopper.signal }).then((reached) => (answer = reached))
}

async function fails(host: string, code: RefusalCode): Promise<void> {
  dials.get(host)?.answer(fail(refusal(code)))
  await flush()
}

async function succeeds(host: string): Promise<Link> {
  const [link] = memoryPair(undefined, undefined, clock)
  dials.get(host)?.answer(ok(link))
  await flush()
  return link
}

async function isClosed(link: Link): Promise<boolean> {
  let closed = false
  link.listen({ bytes: () => undefined, closed: () => (closed = true) })
  await flush()
  return closed
}

const tried = () => [...dials.keys()]

describe('reaching a host', () => {
  it('tries one address, and no other where it answers', async () => {
    start('a', 'b')
    const link = await succeeds('a')
    clock.advance(60_000)
    expect(answer).toEqual({ ok: true, value: { address: { host: 'a', port: 5050 }, link } })
    expect(tried()).toEqual(['a'])
    expect(clock.timersLeft).toBe(0)
  })

  it('tries the next at once where one fails', async () => {
    start('a', 'b')
    await fails('a', 'unreachable')
    expect(tried()).toEqual(['a', 'b'])
  })

  it('tries the next beside one that does not answer soon', () => {
    start('a', 'b', 'c')
    clock.advance(249)
    expect(tried()).toEqual(['a'])
    clock.advance(1)
    expect(tried()).toEqual(['a', 'b'])
    clock.advance(250)
    expect(tried()).toEqual(['a', 'b', 'c'])
  })

  it('lets go of the slower ones', async () => {
    start('a', 'b')
    clock.advance(250)
    const first = await succeeds('b')
    expect([dials.get('a')?.signal.aborted, dials.get('b')?.signal.aborted]).toEqual([true, false])
    expect(await isClosed(await succeeds('a'))).toBe(true)
    expect(await isClosed(first)).toBe(false)
  })

  it('tells what a person must know, before one address’s mood', async () => {
    start('a', 'b', 'c')
    await fails('a', 'timed-out')
    await fails('b', 'key-changed')
    await fails('c', 'connection-refused')
    expect(answer).toEqual({ ok: false, error: { why: { code: 'key-changed' }, passes: true } })
  })

  it('need not be tried again where no address failed for a reason that passes', async () => {
    start('a', 'b')
    await fails('a', 'key-changed')
    await fails('b', 'key-changed')
    expect(answer).toEqual({ ok: false, error: { why: { code: 'key-changed' }, passes: false } })
  })

  it('tells of the likeliest address where all failed alike', async () => {
    start('a', 'b')
    await fails('a', 'unreachable')
    await fails('b', 'address-unknown')
    expect(answer).toEqual({ ok: false, error: { why: { code: 'unreachable' }, passes: true } })
    expect(clock.timersLeft).toBe(0)
  })

  it('ends in time, however many addresses are silent', async () => {
    start(...Array.from({ length: 16 }, (_, at) => `host-${at}`))
    clock.advance(limits.dial)
    await flush()
    expect(answer).toEqual({ ok: false, error: { why: { code: 'timed-out' }, passes: true } })
    expect([...dials.values()].every(({ signal }) => signal.aborted)).toBe(true)
  })

  it('is given up at once when nobody wants it any more', async () => {
    start('a')
    stopper.abort()
    await flush()
    expect(answer).toEqual({ ok: false, error: { why: { code: 'offline' }, passes: true } })
    expect(dials.get('a')?.signal.aborted).toBe(true)
    expect(await isClosed(await succeeds('a'))).toBe(true)
    expect(clock.timersLeft).toBe(0)
  })

  it('is not to be had without an address', async () => {
    start()
    await flush()
    expect(answer).toEqual({ ok: false, error: { why: { code: 'unreachable' }, passes: true } })
  })
})
