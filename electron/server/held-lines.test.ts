import { beforeEach, describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { Ear } from '../wire/ear.ts'
import type { PacedLink } from '../wire/link.ts'
import { SlowHost } from './slow-host.ts'
import { settled } from './test-client.ts'

/** A plain client that has asked for a room, and a disk that keeps the answer waiting. */
class Waiting {
  readonly host = new SlowHost()
  readonly link = this.host.visitor(null).link as PacedLink
  readonly ear = new Ear()

  async begins(): Promise<void> {
    this.link.listen(this.ear)
    await this.says('Omid\n')
    await this.host.committed()
    await this.says('/join garden\n')
  }

  async says(text: string): Promise<void> {
    this.link.send(encodeUtf8(text))
    await settled()
  }

  async waits(ms: number): Promise<void> {
    this.host.clock.advance(ms)
    await settled()
  }

  /** The disk goes on. */
  async answered(): Promise<void> {
    for (let count = 0; count < 3; count++) await this.host.committed()
  }
}

let omid: Waiting

beforeEach(async () => {
  omid = new Waiting()
  await omid.begins()
})

describe('what a plain client sends while the disk keeps its answer waiting', () => {
  it('is read later, all of it', async () => {
    const chunk = `${' '.repeat(limits.frame / 16 - 1)}\n`.repeat(16)
    for (let count = 0; count < 5; count++) await omid.says(chunk)
    await omid.says('/help\n')
    expect(omid.ear.text).not.toContain('/list')
    expect(omid.link.waiting).toBeGreaterThan(2 * limits.frame)
    await omid.answered()
    expect(omid.ear.reasons).toEqual([])
    expect(omid.ear.text).toContain('You are in #garden')
    expect(omid.ear.text).toContain('/list')
  })

  it('is not late, however long that takes', async () => {
    await omid.says('/help\n')
    for (let passed = 0; passed <= 2 * limits.partialFrame; passed += limits.lineSilence)
      await omid.waits(limits.lineSilence)
    await omid.answered()
    expect([omid.ear.reasons, omid.ear.text.includes('/list')]).toEqual([[], true])
  })

  it('is not late where it comes in pieces that end in the middle of a line', async () => {
    for (let passed = 0; passed <= 2 * limits.partialFrame; passed += limits.lineSilence / 2) {
      await omid.says('lp\n/he')
      await omid.waits(limits.lineSilence / 2)
    }
    await omid.answered()
    expect([omid.ear.reasons, omid.ear.text.includes('/list')]).toEqual([[], true])
  })
})
