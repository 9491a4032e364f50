import { describe, expect, it } from 'vitest'
import { hosts, named, serves } from './host.ts'

describe.each(hosts())('a room over $name', (host) => {
  serves(host)

  it('is made by whoever joins it first', async () => {
    const sara = await host.person('Sara')
    const name = named('garden')
    const room = await sara.joins(name)
    expect(sara.heard({ type: 'entered', room })).toMatchObject([{ kind: 'open', name, topic: '', members: [sara.id] }])
  })

  it('tells those in it who joins, and whoever joins what was said', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const name = named('garden')
    const room = await sara.joins(name)
    await sara.posts('mind the roses', room)
    expect(await ali.joins(name, false)).toBe(room)
    await sara.hears({ type: 'joined', room, person: ali.id })
    expect(await ali.looksBack(room)).toMatchObject([{ text: 'mind the roses' }])
    expect(ali.kinds.indexOf('entered')).toBeLessThan(ali.kinds.lastIndexOf('done'))
  })

  it('is heard by those in it alone', async () => {
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const name = named('garden')
    const room = await sara.joins(name)
    await ali.joins(name)
    await sara.posts('just us two', room)
    await ali.hears({ type: 'message', room, text: 'just us two' })
    await omid.catchesUp()
    expect(omid.heard({ type: 'message', room })).toEqual([])
  })

  it('that is not there is not made unless that was asked', async () => {
    const sara = await host.person('Sara')
    const answer = await sara.asks('join', { name: named('nowhere'), create: false })
    expect(answer).toMatchObject({ type: 'refused', code: 'room-unknown' })
  })

  it('may be joined twice, and is entered once', async () => {
    const sara = await host.person('Sara')
    const name = named('garden')
    const room = await sara.joins(name)
    expect(await sara.joins(name)).toBe(room)
    expect(sara.heard({ type: 'entered', room })).toHaveLength(1)
  })

  it('has a name like a person has', async () => {
    const sara = await host.person('Sara')
    for (const [name, code] of [
      ['two words', 'name-characters'],
      ['x', 'name-short'],
      ['admin', 'name-reserved'],
    ]) {
      expect(await sara.asks('join', { name, create: true })).toMatchObject({ type: 'refused', code })
    }
  })

  it('is left, and then is silent', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const name = named('garden')
    const room = await sara.joins(name)
    await ali.joins(name)
    expect(await ali.asks('leave', { room })).toMatchObject({ type: 'done' })
    expect(ali.heard({ type: 'exited', room })).toHaveLength(1)
    await sara.hears({ type: 'left', room, person: ali.id, why: 'left' })
    await sara.posts('alone at last', room)
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', room })).toEqual([])
  })

  it('that is the lobby cannot be left', async () => {
    const sara = await host.person('Sara')
    expect(await sara.asks('leave', { room: sara.lobby })).toMatchObject({ type: 'refused', code: 'room-lobby' })
    await sara.posts('still in it')
  })

  it('is on the list, with its topic and how many are in it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const name = named('garden')
    const room = await sara.joins(name)
    await ali.joins(name)
    await sara.asks('topic', { room, topic: 'roses' })
    const answer = await ali.asks('rooms')
    const listed = ali.heard({ type: 'rooms' }).flatMap(({ rooms }) => rooms)
    expect(answer).toMatchObject({ type: 'rooms', more: false })
    expect(listed).toContainEqual({ id: room, name, topic: 'roses', members: 2 })
  })
})
