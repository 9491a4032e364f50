import { describe, expect, it } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { memoryPair } from '../wire/memory.ts'
import { settled } from './test-client.ts'
import { hosting, type TestHost } from './test-host.ts'

/** Somebody at a client that never sends a line end, as the lesson's does. */
class Unended {
  heard = ''
  closed: RefusalCode | null | undefined = undefined
  private readonly link

  constructor(private readonly host: TestHost) {
    const [ours, theirs] = memoryPair(undefined, { address: 'memory', secure: false, keyHash: null }, host.clock)
    this.link = ours
    host.server.attach(theirs)
    ours.listen({
      bytes: (chunk) => (this.heard += decodeUtf8(chunk) ?? ''),
      closed: (why) => (this.closed = why),
    })
  }

  async says(text: string): Promise<void> {
    this.link.send(encodeUtf8(text))
    await settled()
    await this.waits(limits.lineSilence)
  }

  async waits(ms: number): Promise<void> {
    this.host.clock.advance(ms)
    await settled()
  }
}

describe('a client that sends no line ends', () => {
  const host = hosting()

  it('is heard, and stays for as long as it likes', async () => {
    const ali = await host.person('Ali')
    const omid = new Unended(host)
    await omid.says('Omid')
    await omid.says('hello')
    await omid.waits(limits.partialFrame * 2)
    await omid.says('still here')
    expect(ali.of('message').map((message) => message.text)).toEqual(['hello', 'still here'])
    expect(omid.closed).toBeUndefined()
  })

  it('is not taken for dead, however long it is silent', async () => {
    const omid = new Unended(host)
    await omid.says('Omid')
    await omid.waits(limits.deadAfter * 2)
    expect(omid.closed).toBeUndefined()
  })
})
