import { describe, expect, it } from 'vitest'
import { revision } from '../../shared/commands.ts'
import { hosts, named, serves } from './host.ts'

describe.each(hosts())('a hello over $name', (host) => {
  serves(host)

  it('is answered by the login, in its order', async () => {
    const sara = await host.person('Sara')
    const login = new Set<string>(['welcome', 'people', 'entered', 'ready'])
    expect([...new Set(sara.kinds)].filter((kind) => login.has(kind))).toEqual([...login])
  })

  it('tells who one is, who is here, and who is in the lobby', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const people = sara.heard({ type: 'people' }).flatMap((event) => event.people)
    expect(people).toContainEqual({ id: ali.id, name: ali.name, presence: 'here' })
    expect(people).toContainEqual({ id: sara.id, name: sara.name, presence: 'here' })
    const members = [...sara.heard({ type: 'entered' }), ...sara.heard({ type: 'members' })].flatMap(
      (event) => event.members,
    )
    expect(members).toEqual(expect.arrayContaining([ali.id, sara.id]))
  })

  it('is heard by the others', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const came = await ali.hears({ type: 'came', person: { id: sara.id, name: sara.name, presence: 'here' } })
    expect(Math.abs(came.time - Date.now())).toBeLessThan(60_000)
    await ali.hears({ type: 'joined', room: ali.lobby, person: sara.id })
  })

  it('of an older revision is told to update', async () => {
    const visitor = await host.visitor()
    visitor.greets(named('Sara'), { revision: 0 })
    await visitor.hears({ type: 'bye', code: 'protocol-old' })
    await visitor.dismissed
  })

  it('of a newer revision is told that the host is older', async () => {
    const visitor = await host.visitor()
    visitor.greets(named('Sara'), { revision: revision + 1 })
    await visitor.hears({ type: 'bye', code: 'protocol-new' })
    await visitor.dismissed
  })

  it('of another protocol is sent away', async () => {
    const visitor = await host.visitor()
    visitor.greets(named('Sara'), { protocol: 'hurth' })
    await visitor.hears({ type: 'bye', code: 'frame-bad' })
    await visitor.dismissed
  })

  it('may have fields that the host does not know', async () => {
    const visitor = await host.visitor()
    visitor.greets(named('Sara'), { agent: 'a test', capabilities: ['flying'], mood: 'good' })
    await visitor.hears({ type: 'ready' })
  })

  it('must come before anything else, and still may after', async () => {
    const visitor = await host.visitor()
    visitor.writes({ type: 'post', room: 'room-lobby', clientId: 'too-early', kind: 'text', text: 'hi' })
    await visitor.hears({ type: 'refused', code: 'out-of-turn', clientId: 'too-early' })
    visitor.writes({ type: 'rooms', request: 7 })
    await visitor.hears({ type: 'refused', code: 'out-of-turn', request: 7 })
    visitor.greets(named('Sara'))
    await visitor.hears({ type: 'ready' })
    expect(visitor.heard({ type: 'message', clientId: 'too-early' })).toEqual([])
  })

  it('is said once', async () => {
    const sara = await host.person('Sara')
    sara.greets(named('Sara'))
    await sara.hears({ type: 'refused', code: 'out-of-turn' })
    await sara.posts('still here')
  })
})
