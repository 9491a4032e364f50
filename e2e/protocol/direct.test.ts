import { describe, expect, it } from 'vitest'
import { hosts, newKey, serves } from './host.ts'

describe.each(hosts())('a direct conversation over $name', (host) => {
  serves(host)

  it('is opened by its first message, and both hear it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const room = ali.roomWith(sara)
    await ali.posts('psst', room)
    await sara.hears({ type: 'entered', room, kind: 'direct' })
    await sara.hears({ type: 'message', room, author: ali.id, text: 'psst' })
    await sara.posts('yes?', room)
    await ali.hears({ type: 'message', room, author: sara.id, text: 'yes?' })
  })

  it('is never heard by a third', async () => {
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const room = ali.roomWith(sara)
    await ali.posts('between us', room)
    await omid.catchesUp()
    const answer = await omid.asks('rooms')
    expect(answer).toMatchObject({ type: 'rooms' })
    const late = await host.person('Late')
    for (const other of [omid, late]) {
      expect(other.heard({ type: 'message', room })).toEqual([])
      expect(other.heard({ type: 'entered', room })).toEqual([])
      const asked = await other.asks('history', { room, way: 'after', seq: 0 })
      expect(asked).toMatchObject({ type: 'refused', code: 'room-unknown' })
    }
    expect(JSON.stringify(answer)).not.toContain(room)
  })

  it('cannot be written to, nor changed, nor left by a third', async () => {
    const [ali, sara, omid] = [await host.person('Ali'), await host.person('Sara'), await host.person('Omid')]
    const room = ali.roomWith(sara)
    await ali.posts('between us', room)
    const clientId = omid.says('me too', room)
    await omid.hears({ type: 'refused', code: 'room-unknown', clientId })
    for (const [type, fields] of [
      ['topic', { topic: 'x' }],
      ['leave', {}],
    ] as const) {
      expect(await omid.asks(type, { room, ...fields })).toMatchObject({ type: 'refused', code: 'room-unknown' })
    }
    await sara.catchesUp()
    expect(sara.heard({ type: 'message', room, author: omid.id })).toEqual([])
  })

  it('has one name: the ids the other way round are no room', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const [, one, other] = /^direct:(.+)\+(.+)$/.exec(ali.roomWith(sara)) ?? []
    const clientId = ali.says('hello', `direct:${other}+${one}`)
    await ali.hears({ type: 'refused', code: 'room-unknown', clientId })
  })

  it('with nobody is refused', async () => {
    const ali = await host.person('Ali')
    const nobody = `key-${'z'.repeat(43)}`
    const clientId = ali.says('hello?', `direct:${[ali.id, nobody].sort().join('+')}`)
    await ali.hears({ type: 'refused', code: 'person-unknown', clientId })
  })
})

const proving = hosts().filter(({ carrier }) => carrier.provesKeys)

describe.each(proving)('a direct conversation over $name', (host) => {
  serves(host)

  it('waits for somebody who is away', async () => {
    const key = await newKey()
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara', key)]
    const room = ali.roomWith(sara)
    sara.writes({ type: 'bye' })
    await ali.hears({ type: 'gone', person: sara.id })
    await ali.posts('for when you are back', room)
    const back = await host.personCalled(sara.name, key)
    expect(back.heard({ type: 'entered', room })).toMatchObject([{ kind: 'direct' }])
    expect(await back.looksBack(room)).toMatchObject([{ author: ali.id, text: 'for when you are back', seq: 1 }])
  })
})
