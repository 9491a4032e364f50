import { expect, test } from 'vitest'
import { useHosting } from './hosting.ts'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'
import { hostingForm, openWindow, settled } from './testing.ts'

test('the hosts of the start are listed with what was not read, and the first is open', async () => {
  await openWindow()
  const hosts = useHosts()
  expect(hosts.list.map(({ view, unread }) => [view.id, unread])).toEqual([
    ['cedar', 3],
    ['mina', 2],
    ['makers', 0],
  ])
  expect(hosts.open?.name).toBe('Cedar House')
  expect(hosts.unreadTotal).toBe(5)
})

test('a message in a room nobody looks at counts at once, on the host and in the sum', async () => {
  const handle = await openWindow()
  handle.say('mina', 'پذیرایی', 'سارا', 'کسی خانه هست؟')
  await settled()
  expect(useHosts().list[1]?.unread).toBe(3)
  expect(useHosts().unreadTotal).toBe(6)
})

test('a host that was joined opens when it becomes known', async () => {
  await openWindow('welcome')
  const hosts = useHosts()
  hosts.selectSoon('later')
  expect(hosts.open).toBeNull()
  const link = { type: 'connecting' } as const
  const view = { id: 'later', name: 'Later', address: 'later', fingerprint: null, own: false, link }
  hosts.placeView({ ...view, id: 'other' })
  hosts.placeView(view)
  expect(hosts.open?.id).toBe('later')
})

test('a forgotten host leaves the list, and the next one opens', async () => {
  await openWindow()
  await useHosts().forget('cedar')
  await settled()
  expect(useHosts().list.map(({ view }) => view.id)).toEqual(['mina', 'makers'])
  expect(useHosts().openId).toBe('mina')
})

test('how a host stands is followed: lost, left, and back', async () => {
  const handle = await openWindow()
  const hosts = useHosts()
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 5 })
  await settled()
  expect(hosts.open?.link.type).toBe('waiting')
  await hosts.leave('cedar')
  await settled()
  expect(hosts.open?.link.type).toBe('left')
  await hosts.comeBack('cedar')
  await settled()
  expect(hosts.open?.link.type).toBe('online')
})

test('others on the own host are counted, since closing it would disconnect them', async () => {
  const handle = await openWindow('hosting')
  expect(useHosts().othersOnOwn).toBe(2)
  handle.go('own', 'Sara', 'left')
  await settled()
  expect(useHosts().othersOnOwn).toBe(1)
})

test('hosting opens the own host, also after another was open', async () => {
  await openWindow()
  expect(await useHosting().open(hostingForm)).toBe(true)
  await settled()
  expect(useHosts().open?.own).toBe(true)
  expect(useRooms().open?.title).toBe('lobby')
})

test('a host that cannot keep what is said says so, until it can', async () => {
  const handle = await openWindow()
  handle.event('cedar', { type: 'stalled', refusal: { code: 'disk-full' } })
  await settled()
  expect(useHosts().stalled).toEqual({ code: 'disk-full' })
  useHosts().select('mina')
  expect(useHosts().stalled).toBeNull()
  useHosts().select('cedar')
  handle.event('cedar', { type: 'stalled', refusal: null })
  await settled()
  expect(useHosts().stalled).toBeNull()
})
