import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../../shared/refusals.ts'
import { hosts, named, serves } from './host.ts'

const unfit: readonly [name: string, code: RefusalCode, why: string][] = [
  ['S', 'name-short', 'one letter'],
  ['', 'name-short', 'nothing'],
  ['S'.repeat(33), 'name-long', 'more than 32 letters'],
  ['Sara Ahmadi', 'name-characters', 'a space'],
  ['Sara\u202e', 'name-characters', 'a mark that turns text around'],
  ['Sara\u200b', 'name-characters', 'a letter that nobody sees'],
  ['S\u0430ra', 'name-scripts', 'letters of two alphabets'],
  ['admin', 'name-reserved', 'what is kept for the host'],
  ['ADMIN', 'name-reserved', 'the same in capitals'],
]

describe.each(hosts())('a name over $name', (host) => {
  serves(host)

  it.each(unfit)('%j is refused as %s: %s', async (name, code) => {
    const visitor = await host.visitor()
    visitor.greets(name)
    await visitor.hears({ type: 'refused', code })
  })

  it('that somebody has is refused, in whatever case', async () => {
    const sara = await host.person('Sara')
    const visitor = await host.visitor()
    visitor.greets(sara.name.toUpperCase())
    await visitor.hears({ type: 'refused', code: 'name-taken' })
  })

  it('that looks like one that somebody has is refused', async () => {
    const scope = await host.person('scope')
    const visitor = await host.visitor()
    visitor.greets(scope.name.replace('scope', '\u0455\u0441\u043e\u0440\u0435'))
    await visitor.hears({ type: 'refused', code: 'name-lookalike' })
  })

  it('of Persian letters is as good as any', async () => {
    const sara = await host.personCalled(named('سارا'))
    const { name } = await sara.posts('سلام')
    expect(name).toBe(sara.name)
  })

  it('is kept in its composed form', async () => {
    const ali = await host.person('Ali')
    const name = named('Rene\u0301')
    await host.personCalled(name)
    const { person } = await ali.hears({ type: 'came' })
    expect(person.name).toBe(name.normalize('NFC'))
  })

  it('may be tried again after a refusal', async () => {
    const visitor = await host.visitor()
    visitor.greets('admin')
    await visitor.hears({ type: 'refused', code: 'name-reserved' })
    visitor.greets(named('Sara'))
    await visitor.hears({ type: 'ready' })
  })

  it('may be tried three times', async () => {
    const visitor = await host.visitor()
    for (const name of ['admin', 'host', 'system']) {
      visitor.greets(name)
      await visitor.hears({ type: 'refused', code: 'name-reserved' })
    }
    await visitor.hears({ type: 'bye', code: 'login-tries' })
    await visitor.dismissed
  })
})
