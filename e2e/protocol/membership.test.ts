import { describe, expect, it } from 'vitest'
import { hosts, named, serves } from './host.ts'

describe.each(hosts())('whoever is not in a room, over $name,', (host) => {
  serves(host)

  it('cannot post to it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const room = await sara.joins(named('garden'))
    const clientId = ali.says('let me in', room)
    await ali.hears({ type: 'refused', code: 'room-not-joined', clientId })
    await sara.catchesUp()
    expect(sara.heard({ type: 'message', room })).toEqual([])
  })

  it('cannot change its topic', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const room = await sara.joins(named('garden'))
    expect(await ali.asks('topic', { room, topic: 'mine' })).toMatchObject({ type: 'refused', code: 'room-not-joined' })
    await sara.catchesUp()
    expect(sara.heard({ type: 'topic', room })).toEqual([])
  })

  it('cannot leave it', async () => {
    const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
    const room = await sara.joins(named('garden'))
    expect(await ali.asks('leave', { room })).toMatchObject({ type: 'refused', code: 'room-not-joined' })
  })

  it('cannot write to it any more once they left', async () => {
    const sara = await host.person('Sara')
    const room = await sara.joins(named('garden'))
    await sara.asks('leave', { room })
    const clientId = sara.says('one more thing', room)
    await sara.hears({ type: 'refused', code: 'room-not-joined', clientId })
  })

  it('is told that a room is not there', async () => {
    const sara = await host.person('Sara')
    const room = 'room-never-made'
    const clientId = sara.says('anybody?', room)
    await sara.hears({ type: 'refused', code: 'room-unknown', clientId })
    expect(await sara.asks('topic', { room, topic: 'x' })).toMatchObject({ type: 'refused', code: 'room-unknown' })
    expect(await sara.asks('leave', { room })).toMatchObject({ type: 'refused', code: 'room-unknown' })
  })
})
