import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../electron/disk/temporary-folder.ts'
import { InsideTls } from './carriers/inside.ts'
import { hosts, named, newKey, opened, serves } from './host.ts'

const proving = hosts().filter(({ carrier }) => carrier.provesKeys)

describe.each(proving)('a key over $name', (host) => {
  serves(host)

  it('makes the same person every time', async () => {
    const key = await newKey()
    const sara = await host.person('Sara', key)
    expect(sara.id).toBe(`key-${key.keyHash}`)
    const again = await host.personCalled(sara.name, key)
    expect(again.id).toBe(sara.id)
  })

  it('owns the name that it took first, also while it is away', async () => {
    const ali = await host.person('Ali')
    const sara = await host.person('Sara')
    sara.writes({ type: 'bye' })
    await ali.hears({ type: 'gone', person: sara.id })
    const visitor = await host.visitor()
    visitor.greets(sara.name)
    await visitor.hears({ type: 'refused', code: 'name-taken' })
  })

  it('may come under a new name, and frees the old one', async () => {
    const ali = await host.person('Ali')
    const key = await newKey()
    const sara = await host.person('Sara', key)
    const name = named('Zara')
    await host.personCalled(name, key)
    await ali.hears({ type: 'renamed', person: sara.id, was: sara.name, name })
    await host.personCalled(sara.name)
  })

  it('is one person in two windows: both hear, and the first leaving is no news', async () => {
    const ali = await host.person('Ali')
    const key = await newKey()
    const one = await host.person('Sara', key)
    const other = await host.personCalled(one.name, key)
    await ali.posts('hello, both')
    await one.hears({ type: 'message', text: 'hello, both' })
    await other.hears({ type: 'message', text: 'hello, both' })
    one.writes({ type: 'bye' })
    await one.dismissed
    await ali.catchesUp()
    expect(ali.heard({ type: 'gone', person: one.id })).toEqual([])
  })
})

describe('a name', () => {
  it('belongs to the first key that takes it, across a restart of the host', async () => {
    const folder = temporaryFolder()
    onTestFinished(folder.remove)
    const key = await newKey()
    const first = await opened(new InsideTls({ folder: folder.path }))
    await first.personCalled('Sara', key)
    await first.carrier.stop()
    const second = await opened(new InsideTls({ folder: folder.path }))
    const visitor = await second.visitor()
    visitor.greets('Sara')
    await visitor.hears({ type: 'refused', code: 'name-taken' })
    await second.personCalled('Sara', key)
  })
})
