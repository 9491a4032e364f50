import { describe, expect, it } from 'vitest'
import { directRoom } from '../../shared/model.ts'
import { settled, type TestClient } from './test-client.ts'
import { hosting } from './test-host.ts'

describe('a conversation with a guest who is gone', () => {
  const host = hosting()

  /** A guest writes to Ali, and leaves. */
  async function written(ali: TestClient): Promise<string> {
    const guest = host.visitor(null)
    guest.link.send(new TextEncoder().encode('Omid\n/pm Ali are you there?\n'))
    await settled()
    const id = ali.of('came')[0]?.person.id ?? ''
    guest.link.end()
    await settled()
    return directRoom(ali.you, id)
  }

  it('was told while it lasted', async () => {
    const ali = await host.person('Ali')
    const room = await written(ali)
    expect(ali.of('message')).toMatchObject([{ room, text: 'are you there?' }])
    expect(ali.types.at(-1)).toBe('gone')
  })

  it('is not told at the next login, which would ask for its messages in vain', async () => {
    await written(await host.person('Ali'))
    const again = host.visitor('Ali')
    await again.hello('Ali')
    expect(again.of('entered').map(({ room }) => room)).toEqual(['room-lobby'])
  })
})
