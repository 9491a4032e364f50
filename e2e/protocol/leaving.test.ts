import { describe, expect, it } from 'vitest'
import { hosts, serves } from './host.ts'

describe.each(hosts())('leaving over $name', (host) => {
  serves(host)

  it('with a bye reads as left, and the host closes the connection', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.writes({ type: 'bye' })
    await sara.dismissed
    await ali.hears({ type: 'gone', person: sara.id, why: 'left' })
  })

  it('without a word reads as lost', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.hangsUp()
    await ali.hears({ type: 'gone', person: sara.id, why: 'lost' })
  })

  it('like a pulled cable reads as lost', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.vanishes()
    await ali.hears({ type: 'gone', person: sara.id, why: 'lost' })
  })

  it('comes after everything that was said before', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    const ids = [sara.says('one'), sara.says('two'), sara.says('three')]
    sara.writes({ type: 'bye' })
    for (const clientId of ids) await ali.hears({ type: 'message', clientId })
    await ali.hears({ type: 'gone', person: sara.id, why: 'left' })
  })

  it('is heard once, however many words are left', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.writes({ type: 'bye' })
    sara.says('after the end')
    await sara.dismissed
    await ali.hears({ type: 'gone', person: sara.id })
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone', person: sara.id })).toHaveLength(1)
    expect(ali.heard({ type: 'message', author: sara.id })).toEqual([])
  })
})
