import { expect, test } from 'vitest'
import { useHosts } from './hosts.ts'
import { usePeople } from './people.ts'
import { openWindow, settled } from './testing.ts'

test('those who are here come first, each group by name, and guests are marked', async () => {
  await openWindow()
  const told = usePeople().onHost.map(
    ({ name, here, guest }) => `${name}${here ? '' : ' offline'}${guest ? ' guest' : ''}`,
  )
  expect(told).toEqual(['Ali', 'Jonas', 'Leila', 'Sara', 'tablet guest', 'مینا', 'Noor offline', 'Omid offline'])
})

test('Persian names are sorted by the Persian alphabet', async () => {
  await openWindow()
  useHosts().select('mina')
  const names = usePeople()
    .onHost.filter(({ here, guest }) => here && !guest)
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
  expect(usePeople().onHost.find(({ name }) => name === 'Sara')?.here).toBe(false)
  expect(usePeople().onHost.find(({ name }) => name === 'tablet')).toBeUndefined()
})

test('a person is found by name in any case', async () => {
  await openWindow()
  expect(usePeople().named('sARA')).toBe(usePeople().onHost.find(({ name }) => name === 'Sara')?.id)
  expect(usePeople().named('nobody')).toBeNull()
})
