import { describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { keyedId } from '../../shared/model.ts'
import { keyOf } from './test-client.ts'
import { hosting } from './test-host.ts'

describe('a login', () => {
  const host = hosting()

  it('is told in full and in order', async () => {
    await host.person('Ali')
    const sara = host.visitor('Sara')
    await sara.hello('Sara')
    expect(sara.types).toEqual(['welcome', 'people', 'entered', 'ready'])
    const [welcome] = sara.of('welcome')
    expect(welcome).toMatchObject({ revision, host: 'Place', you: keyedId(keyOf('Sara')), capabilities: [] })
    expect(sara.of('people')[0]?.people.map(({ name, presence }) => [name, presence])).toEqual([
      ['Ali', 'here'],
      ['Sara', 'here'],
    ])
    expect(sara.of('entered')).toMatchObject([{ room: 'room-lobby', kind: 'open', name: 'lobby', topic: '' }])
  })

  it('tells of everybody as they are then', async () => {
    const ali = await host.person('Ali')
    const presences: (string | undefined)[] = []
    const look = async (name: string) => {
      const visitor = host.visitor(name)
      await visitor.hello(name)
      presences.push(visitor.of('people')[0]?.people[0]?.presence)
    }
    await look('Sara')
    await ali.says({ type: 'bye' })
    await look('Zoe')
    await host.person('Ali')
    await look('Mina')
    expect(presences).toEqual(['here', 'offline', 'here'])
  })
})

describe('a host that knows as many people as it may', () => {
  const host = hosting({ limits: { people: 10 } })

  it('lets in the last of them, nobody further, and whoever is known as ever, also by another name', async () => {
    for (let at = 1; at <= 9; at++) await host.person(`Ali${at}`)
    expect((await host.person('Sara')).you).toBe(keyedId(keyOf('Sara')))
    const tooMany = host.visitor('Omid')
    await tooMany.hello('Omid')
    expect(tooMany.of('bye')).toMatchObject([{ code: 'host-full' }])
    for (const name of ['Sara', 'Zoe']) {
      const again = host.visitor('Sara')
      await again.hello(name)
      expect(again.types).toContain('ready')
    }
  })
})
