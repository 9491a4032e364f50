import { expect, test, vi } from 'vitest'
import { useHosts } from './hosts.ts'
import { usePeople } from './people.ts'
import { useRooms } from './rooms.ts'
import { openWindow, settled } from './testing.ts'

test('those who are here come first, each group by name, and guests are marked', async () => {
  await openWindow()
  const told = usePeople().onHost.map(
    ({ name, attendance, guest }) => `${name}${attendance === 'here' ? '' : ` ${attendance}`}${guest ? ' guest' : ''}`,
  )
  expect(told).toEqual(['Ali', 'Jonas', 'Leila', 'Sara', 'tablet guest', 'مینا', 'Noor offline', 'Omid offline'])
})

test('Persian names are sorted by the Persian alphabet', async () => {
  await openWindow()
  useHosts().select('mina')
  const names = usePeople()
    .onHost.filter(({ attendance, guest }) => attendance === 'here' && !guest)
    .map(({ name }) => name)
  expect(names).toEqual(['آرش', 'سارا', 'علی', 'مینا'])
})

test('a room shows its members alone', async () => {
  await openWindow()
  expect(usePeople().inRoom.map(({ name }) => name)).not.toContain('Noor')
  expect(usePeople().you?.name).toBe('Ali')
})

test('whoever goes stays in the list as offline; a guest does not, for nobody can write to them', async () => {
  const handle = await openWindow()
  handle.go('cedar', 'Sara', 'left')
  handle.go('cedar', 'tablet', 'lost')
  await settled()
  expect(usePeople().onHost.find(({ name }) => name === 'Sara')?.attendance).toBe('offline')
  expect(usePeople().onHost.find(({ name }) => name === 'tablet')).toBeUndefined()
})

const attendances = () => Object.fromEntries(usePeople().onHost.map(({ name, attendance }) => [name, attendance]))

test('nobody is said to be here while the host is away, only that they were; a cut of a moment changes nothing', async () => {
  const handle = await openWindow()
  const before = attendances()
  handle.link('cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await vi.advanceTimersByTimeAsync(900)
  handle.link('cedar', { type: 'online' })
  await vi.advanceTimersByTimeAsync(900)
  expect(attendances()).toEqual(before)
  handle.link('cedar', { type: 'left' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(attendances()).toMatchObject({ Sara: 'seen', Ali: 'seen', tablet: 'seen', Omid: 'offline' })
  expect(useRooms().directs.map(({ other }) => other?.attendance)).toEqual(['seen', 'seen'])
  handle.link('cedar', { type: 'online' })
  expect(attendances()).toEqual(before)
})

test('a host that is away says of nobody that they are here, from the moment it is opened', async () => {
  const handle = await openWindow()
  handle.link('mina', { type: 'left' })
  useHosts().select('mina')
  expect(attendances()).toMatchObject({ آرش: 'seen', بابک: 'offline' })
  useHosts().select('cedar')
  expect(attendances()).toMatchObject({ Sara: 'here' })
})

test('a person is found by name in any case', async () => {
  await openWindow()
  expect(usePeople().named('sARA')).toBe(usePeople().onHost.find(({ name }) => name === 'Sara')?.id)
  expect(usePeople().named('nobody')).toBeNull()
})
