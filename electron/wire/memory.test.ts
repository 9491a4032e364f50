import { expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import { Ear } from './ear.ts'
import { keepsTheLinkContract } from './link-contract.ts'
import { memoryPair } from './memory.ts'

keepsTheLinkContract('memory', (clock) => {
  const [one, other] = memoryPair(undefined, undefined, clock)
  return Promise.resolve({ one, other, putAway() {} })
})

it('a memory link knows whom it was told to have met', () => {
  const [one, other] = memoryPair({ address: '192.0.2.7', secure: true, keyHash: 'k' })
  expect(one.peer.keyHash).toBe('k')
  expect(other.peer).toEqual({ address: 'memory', secure: false, keyHash: null })
})

it('a memory link whose reader does not move closes as slow', async () => {
  const clock = new FakeClock()
  const [one, other] = memoryPair(undefined, undefined, clock)
  const left = new Ear()
  one.listen(left)
  one.send(encodeUtf8('never read'))
  await other.first(1)
  clock.advance(limits.sendStall)
  expect(await left.closes()).toBe('slow')
})

it('a memory link that was destroyed has no first bytes', async () => {
  const [one, other] = memoryPair()
  one.destroy('lost')
  expect(await other.first(300)).toBe('closed')
})
