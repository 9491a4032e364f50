import { describe, expect, it } from 'vitest'
import { hosts, serves } from './host.ts'

describe.each(hosts())('a message over $name', (host) => {
  serves(host)

  it('comes back to its author as the acknowledgement, and to everybody else', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const echo = await sara.posts('Tea at five?')
    expect(echo).toMatchObject({
      author: sara.id,
      name: sara.name,
      kind: 'text',
      text: 'Tea at five?',
      room: sara.lobby,
    })
    expect(await ali.hears({ type: 'message', text: 'Tea at five?' })).toEqual(echo)
  })

  it('has the author, the name, the time and the seq that the host gives it, whatever its sender says', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const { seq } = await ali.posts('from Ali')
    const forged = { author: ali.id, name: ali.name, person: ali.id, seq: 1, time: 1, history: 'another' }
    sara.writes({ type: 'post', room: sara.lobby, clientId: 'forged-1', kind: 'text', text: 'from whom?', ...forged })
    const told = await ali.hears({ type: 'message', clientId: 'forged-1' })
    expect(told).toMatchObject({ author: sara.id, name: sara.name, seq: seq + 1 })
    expect(told.time).not.toBe(forged.time)
  })

  it('may be an action', async () => {
    const sara = await host.person('Sara')
    sara.writes({ type: 'post', room: sara.lobby, clientId: 'action-1', kind: 'action', text: 'waves' })
    await sara.hears({ type: 'message', clientId: 'action-1', kind: 'action', text: 'waves' })
  })

  it('has a seq that counts one by one, the same for all who talk at once', async () => {
    const talkers = await Promise.all(['Ali', 'Sara', 'Omid'].map((name) => host.person(name)))
    const first = await talkers[0]!.posts('ready?')
    const ids = talkers.flatMap((talker) => [1, 2, 3].map((turn) => talker.says(`turn ${turn}`)))
    const told = []
    for (const talker of talkers) {
      for (let turn = 0; turn < ids.length; turn++) await talker.hears({ type: 'message', kind: 'text' })
      told.push(talker.heard({ type: 'message' }).filter(({ seq }) => seq > first.seq))
    }
    expect(told[0]?.map(({ seq }) => seq)).toEqual(ids.map((_id, at) => first.seq + 1 + at))
    expect(new Set(told[0]?.map(({ clientId }) => clientId))).toEqual(new Set(ids))
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  it('is heard in the order in which its author said it', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const ids = ['one', 'two', 'three', 'four', 'five'].map((text) => sara.says(text))
    for (const clientId of ids) await ali.hears({ type: 'message', clientId })
  })

  it('that is sent again is echoed again, and said once', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const echo = await sara.posts('only once')
    sara.says('only once', sara.lobby, echo.clientId)
    expect(await sara.hears({ type: 'message', clientId: echo.clientId })).toEqual(echo)
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', clientId: echo.clientId })).toHaveLength(1)
  })

  it('under an id that its author used for another text is refused', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const { clientId } = await sara.posts('the first counts')
    sara.says('and not this', sara.lobby, clientId)
    await sara.hears({ type: 'refused', code: 'clientid-conflict', clientId })
    await ali.catchesUp()
    expect(ali.heard({ type: 'message', text: 'and not this' })).toEqual([])
  })

  it('may have the id that somebody else used', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const { clientId } = await sara.posts('from Sara')
    ali.says('from Ali', ali.lobby, clientId)
    await sara.hears({ type: 'message', clientId, author: ali.id, text: 'from Ali' })
  })

  it('is told to whoever comes later', async () => {
    const sara = await host.person('Sara')
    const echo = await sara.posts('for those to come')
    const late = await host.person('Late')
    const { type: _type, ...message } = echo
    expect(await late.looksBack()).toContainEqual(message)
  })
})
