import { describe, expect, it } from 'vitest'
import { hosts, named, serves } from './host.ts'

describe.each(hosts())('another name over $name', (host) => {
  serves(host)

  it('is told to everybody, and signs what is said from then on', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const name = named('Zara')
    expect(await sara.asks('rename', { name })).toMatchObject({ type: 'done' })
    expect(sara.heard({ type: 'renamed' })).toMatchObject([{ person: sara.id, was: sara.name, name }])
    await ali.hears({ type: 'renamed', person: sara.id, was: sara.name, name })
    await sara.posts('same as ever')
    await ali.hears({ type: 'message', author: sara.id, name })
  })

  it('leaves what was said before as it was', async () => {
    const sara = await host.person('Sara')
    const { clientId } = await sara.posts('before')
    await sara.asks('rename', { name: named('Zara') })
    const late = await host.person('Late')
    const told = await late.looksBack()
    expect(told.find((message) => message.clientId === clientId)?.name).toBe(sara.name)
  })

  it('that is taken or will not do changes nothing', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    expect(await sara.asks('rename', { name: ali.name })).toMatchObject({ type: 'refused', code: 'name-taken' })
    expect(await sara.asks('rename', { name: 'two words' })).toMatchObject({ type: 'refused', code: 'name-characters' })
    expect((await sara.posts('who am I?')).name).toBe(sara.name)
    expect(ali.heard({ type: 'renamed' })).toEqual([])
  })

  it('frees the old one', async () => {
    const sara = await host.person('Sara')
    await sara.asks('rename', { name: named('Zara') })
    const other = await host.personCalled(sara.name)
    expect(other.id).not.toBe(sara.id)
  })
})
