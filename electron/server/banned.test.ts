import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { memoryPair } from '../wire/memory.ts'
import { settled, TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

describe('an address from which logins fail', () => {
  const host = hosting({ plain: false, limits: { loginTries: 1 } })

  function stranger(address = '192.0.2.1'): TestClient {
    const peer = { address, secure: true, keyHash: 'key'.padEnd(43, '0') }
    const [ours, theirs] = memoryPair(undefined, peer, host.clock)
    host.server.attach(theirs)
    return new TestClient(ours)
  }

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
