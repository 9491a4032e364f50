import { describe, expect, it } from 'vitest'
import { hosts, named, serves } from './host.ts'

describe.each(hosts())('a topic over $name', (host) => {
  serves(host)

  it('is told to all in the room, and to whoever joins later', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const name = named('garden')
    const room = await sara.joins(name)
    expect(await sara.asks('topic', { room, topic: 'گل‌ها and roses' })).toMatchObject({ type: 'done' })
    expect(sara.heard({ type: 'topic', room })).toMatchObject([{ topic: 'گل‌ها and roses', by: sara.id }])
    await ali.joins(name)
    expect(ali.heard({ type: 'entered', room })).toMatchObject([{ topic: 'گل‌ها and roses' }])
  })

  it('has at most 390 letters', async () => {
    const sara = await host.person('Sara')
    const room = await sara.joins(named('garden'))
    expect(await sara.asks('topic', { room, topic: '😀'.repeat(390) })).toMatchObject({ type: 'done' })
    const long = await sara.asks('topic', { room, topic: '😀'.repeat(391) })
    expect(long).toMatchObject({ type: 'refused', code: 'topic-long' })
  })

  it('may be taken away', async () => {
    const sara = await host.person('Sara')
    const room = await sara.joins(named('garden'))
    await sara.asks('topic', { room, topic: 'roses' })
    await sara.asks('topic', { room, topic: '' })
    expect(sara.heard({ type: 'topic', room }).map(({ topic }) => topic)).toEqual(['roses', ''])
  })
})
