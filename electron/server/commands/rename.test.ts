import { beforeEach, describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../../shared/json.ts'
import { SlowHost } from '../slow-host.ts'
import { settled, type TestClient } from '../test-client.ts'

describe('another name', () => {
  let host: SlowHost
  let sara: TestClient

  beforeEach(async () => {
    host = new SlowHost()
    await host.person('Omid')
    sara = await host.person('Sara')
  })

  it.each([
    ['rename', () => sara.says({ type: 'rename', request: 1, name: 'Zed' })],
    ['hello', () => host.visitor('Sara').hello('Zed')],
  ])('is told to nobody before the disk has kept it, and stands on no message: %s', async (_, ask) => {
    await ask()
    const omid = host.visitor('Omid')
    await omid.hello('Omid')
    await sara.post('it is me', 'client-1')
    host.store.broken = 'disk-full'
    await host.committed(1)
    host.store.broken = null
    await host.committed()
    expect(omid.of('people').flatMap(({ people }) => people.map(({ name }) => name))).toEqual(['Omid', 'Sara'])
    expect(omid.of('message').map(({ name }) => name)).toEqual(['Sara'])
  })

  it('of a guest, which no disk keeps, stands on what they say in the same breath', async () => {
    const { link } = host.visitor(null)
    link.send(encodeUtf8('Guest\n'))
    await settled()
    link.send(encodeUtf8('/nick Zed\nhello\n'))
    await settled()
    await host.committed()
    expect(sara.of('renamed')).toMatchObject([{ name: 'Zed', was: 'Guest' }])
    expect(sara.of('message')).toMatchObject([{ name: 'Zed' }])
  })
})
