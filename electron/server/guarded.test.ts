import { afterEach, describe, expect, it, vi } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { FramedDialect } from '../dialects/framed.ts'
import { PlainDialect } from '../dialects/plain.ts'
import { silentLog, type Facts } from '../disk/log.ts'
import { Ear } from '../wire/ear.ts'
import { Hub } from './hub.ts'
import { MemoryStore } from './memory-store.ts'
import { Pace } from './pace.ts'
import type { Appended, Stored } from './store.ts'
import { settled, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

const ping = { type: 'ping', token: 7 } as const

function byes(client: TestClient): string[] {
  return client.of('bye').map(({ code }) => code)
}

describe('a bug in what a client asks for', () => {
  class BrokenStore extends MemoryStore {
    override append(): Stored<Appended> {
      return Promise.reject(new Error('a bug of the store'))
    }
  }

  const errors: Facts[] = []
  const log = { ...silentLog, error: (what: string, facts: Facts = {}) => void errors.push({ what, ...facts }) }
  const host = hosting({ store: new BrokenStore(), log, limits: { requests: { burst: 1, perSecond: 1 } } })

  afterEach(() => vi.restoreAllMocks())

  it('costs that client alone, and is written down', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await ali.post('hello', 'client-1')
    expect(byes(ali)).toEqual(['internal'])
    expect(errors.map(({ what }) => what)).toEqual(['a session failed'])
    expect(String(errors[0]?.['error'])).toContain('a bug of the store')
    await sara.says(ping)
    expect(sara.of('pong')).toHaveLength(1)
  })

  it('costs that client alone too where it is met in their bytes', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const hear = vi.spyOn(FramedDialect.prototype, 'hear').mockImplementationOnce(() => {
      throw new Error('a bug of the dialect')
    })
    await ali.says(ping)
    hear.mockRestore()
    await sara.says(ping)
    expect([byes(ali), sara.of('pong').length]).toEqual([['internal'], 1])
  })

  it('costs that client alone too where it is met when a command’s turn comes', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    await ali.says(ping)
    await ali.says(ping)
    const wait = vi.spyOn(Hub.prototype, 'wait').mockImplementation(() => {
      throw new Error('a bug of the hub')
    })
    host.clock.advance(1_000)
    wait.mockRestore()
    await sara.says(ping)
    expect([byes(ali), sara.of('pong').length]).toEqual([['internal'], 1])
  })

  it('costs that client alone too where it is met after an answer', async () => {
    const { link } = host.visitor(null)
    const ear = new Ear()
    link.listen(ear)
    const again = vi.spyOn(Pace.prototype, 'again').mockImplementation(() => {
      throw new Error('a bug of the pace')
    })
    link.send(encodeUtf8('Omid\n'))
    await settled()
    again.mockRestore()
    expect([ear.reasons, String(errors.at(-1)?.['error'])]).toEqual([[null], expect.stringContaining('of the pace')])
  })

  it('costs that client alone too where it is met when a line’s turn comes', async () => {
    const { link } = host.visitor(null)
    const ear = new Ear()
    link.listen(ear)
    link.send(encodeUtf8('Omid\n/help\n/help\n/help\n'))
    await settled()
    const held = vi.spyOn(PlainDialect.prototype, 'held').mockImplementation(() => {
      throw new Error('a bug of the dialect')
    })
    host.clock.advance(1_000)
    held.mockRestore()
    await settled()
    expect([ear.reasons, String(errors.at(-1)?.['error'])]).toEqual([[null], expect.stringContaining('of the dialect')])
  })
})
