import { describe, expect, it } from 'vitest'
import { InMemory, InsideTls } from './carriers/inside.ts'
import { newKey, opened } from './host.ts'

describe.each([InMemory, InsideTls])('the connections of one person, over %o', (Over) => {
  it('are eight: the ninth closes the oldest, and nobody reads that somebody left', async () => {
    const host = await opened(new Over())
    const ali = await host.person('Ali')
    const key = await newKey()
    const connections = []
    for (let count = 0; count < 8; count++) connections.push(await host.personCalled('Sara', key))
    const ninth = await host.personCalled('Sara', key)
    await connections[0]!.hears({ type: 'bye', code: 'replaced' })
    await connections[0]!.dismissed
    await ali.posts('how many are you?')
    for (const connection of [...connections.slice(1), ninth]) {
      await connection.hears({ type: 'message', text: 'how many are you?' })
    }
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone' })).toEqual([])
  })

  it('hear what one of them says, and enter and leave together', async () => {
    const host = await opened(new Over())
    const key = await newKey()
    const [one, other] = [await host.personCalled('Sara', key), await host.personCalled('Sara', key)]
    const echo = await one.posts('from here')
    expect(await other.hears({ type: 'message', clientId: echo.clientId })).toEqual(echo)
    const room = await one.joins('garden')
    await other.hears({ type: 'entered', room })
    await other.asks('leave', { room })
    await one.hears({ type: 'exited', room })
  })
})
