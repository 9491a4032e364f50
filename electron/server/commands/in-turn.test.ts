import { expect, it } from 'vitest'
import { SlowHost } from '../slow-host.ts'

it('a host lets somebody who leaves and joins in one breath stay in', async () => {
  const host = new SlowHost()
  const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
  await ali.says({ type: 'join', request: 1, name: 'garden', create: true })
  await host.committed()
  await host.committed()
  const room = ali.of('done')[0]?.room ?? ''
  await ali.says({ type: 'leave', request: 2, room }, { type: 'join', request: 3, name: 'garden', create: false })
  await host.committed()
  await host.committed()
  expect(ali.types.slice(-4)).toEqual(['exited', 'done', 'entered', 'done'])
  await sara.says({ type: 'join', request: 4, name: 'garden', create: false })
  await host.committed()
  expect(sara.of('entered')).toMatchObject([{ room, members: [ali.you, sara.you] }])
})

it('a host leaves no name behind of two that somebody asked for in one breath, and the disk kept neither', async () => {
  const host = new SlowHost()
  const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
  host.store.broken = 'disk-full'
  await ali.says({ type: 'rename', request: 1, name: 'Alireza' }, { type: 'rename', request: 2, name: 'Reza' })
  await host.committed()
  await host.committed()
  expect(ali.of('refused').map(({ request }) => request)).toEqual([1, 2])
  host.store.broken = null
  for (const [at, name] of ['Alireza', 'Reza'].entries()) {
    await sara.says({ type: 'rename', request: at, name })
    await host.committed()
  }
  await ali.post('it is me', 'client-1')
  await host.committed()
  expect(sara.of('done')).toHaveLength(2)
  expect(sara.of('message')).toMatchObject([{ name: 'Ali' }])
})

it('a host lets somebody keep their name though it was asked for while the disk did not keep the next one', async () => {
  const host = new SlowHost()
  const [ali, sara] = [await host.person('Ali'), await host.person('Sara')]
  host.store.broken = 'disk-full'
  await ali.says({ type: 'rename', request: 1, name: 'Zoe' })
  await sara.says({ type: 'rename', request: 2, name: 'Ali' })
  await host.committed()
  expect([ali, sara].map((one) => one.of('refused').map(({ code }) => code))).toEqual([['disk-full'], ['name-taken']])
  host.store.broken = null
  await ali.post('it is me', 'client-1')
  await host.committed()
  expect(sara.of('message')).toMatchObject([{ name: 'Ali' }])
})
