import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { memoryPair } from '../wire/memory.ts'
import { SlowStore } from './slow-store.ts'
import { keyOf, settled, TestClient } from './test-client.ts'
import { hosting, type TestHost } from './test-host.ts'

/** Somebody who connected from this address. */
function visitor({ clock, server }: TestHost, keyHash: string, address = '192.0.2.1'): TestClient {
  const [ours, theirs] = memoryPair(undefined, { address, secure: true, keyHash }, clock)
  server.attach(theirs)
  return new TestClient(ours)
}

describe('an address from which logins fail', () => {
  const host = hosting({ plain: false, limits: { loginTries: 1 } })

  const stranger = (address?: string): TestClient => visitor(host, keyOf('key'), address)

  async function failing(times: number): Promise<void> {
    for (let time = 0; time < times; time++) await stranger().hello('admin')
  }

  async function isBanned(address?: string): Promise<boolean> {
    const client = stranger(address)
    await client.hello('Sara')
    return !client.types.includes('ready')
  }

  it('is let in after nine, and kept out after ten', async () => {
    await failing(9)
    expect(await isBanned()).toBe(false)
    await failing(10)
    expect(await isBanned()).toBe(true)
    expect(await isBanned('192.0.2.2')).toBe(false)
  })

  it('is kept out over a restart of the host, and let in five minutes after', async () => {
    await failing(10)
    await host.stop()
    host.clock.advance(1_000)
    await host.start({ plain: false })
    expect(await isBanned()).toBe(true)
    host.clock.advance(limits.ban.lasts)
    expect(await isBanned()).toBe(false)
  })

  it('is kept out for silence and for nonsense too', async () => {
    for (let count = 0; count < 5; count++) stranger()
    host.clock.advance(limits.handshake)
    await settled()
    for (let count = 0; count < 5; count++) {
      const client = stranger()
      client.link.send(Uint8Array.of(0, 0, 0, 1, 0x22))
      await settled()
      expect(client.of('bye')).toMatchObject([{ code: 'frame-bad' }])
    }
    expect(await isBanned()).toBe(true)
  })

  it('is not kept out for leaving, for an old client, or because the host stops', async () => {
    for (let count = 0; count < 10; count++) {
      stranger().link.end()
      const old = stranger()
      await old.hello('Sara', 1)
      expect(old.of('bye')).toMatchObject([{ code: 'protocol-old' }])
    }
    expect(await isBanned()).toBe(false)
  })
})

describe('an address', () => {
  const full = hosting({ plain: false, limits: { people: 10 } })

  it('is not kept out because the host knows as many people as it may', async () => {
    for (let at = 0; at < 10; at++) await full.person(`Ali${at}`)
    const from = (key: string) => visitor(full, keyOf(key))
    for (let time = 0; time < 10; time++) {
      const omid = from('Omid')
      await omid.hello('Omid')
      expect(omid.of('bye')).toMatchObject([{ code: 'host-full' }])
    }
    const known = from('Ali1')
    await known.hello('Ali1')
    expect(known.types).toContain('ready')
  })

  const slow = new SlowStore()
  const late = hosting({ plain: false, store: slow })

  it('is not kept out because the host’s disk takes longer than a login may', async () => {
    const waiting = Array.from({ length: 10 }, (_, at) => visitor(late, keyOf(`Ali${at}`)))
    for (const [at, one] of waiting.entries()) await one.hello(`Ali${at}`)
    late.clock.advance(limits.login)
    await settled()
    expect(waiting.flatMap((one) => one.of('bye'))).toEqual(waiting.map(() => ({ type: 'bye', code: 'login-late' })))
    const next = visitor(late, keyOf('Sara'))
    await next.hello('Sara')
    slow.commit()
    await settled()
    expect(next.types).toContain('ready')
  })
})
