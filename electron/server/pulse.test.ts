import { expect, it } from 'vitest'
import { FakeClock } from '../../shared/fake-clock.ts'
import { hostLimits } from './host-limits.ts'
import { pulse } from './pulse.ts'
import { settled } from './test-client.ts'

it('a client is not dead while it still reads what waits for it, and is when it is silent after that', async () => {
  const [clock, limits] = [new FakeClock(), hostLimits()]
  const link = { waiting: 1 }
  const told: string[] = []
  pulse({ clock, limits }, { tell: ({ type }) => told.push(type), destroy: (why) => told.push(why) }, link)
  clock.advance(limits.deadAfter)
  await settled()
  expect(told).toEqual(['ping'])
  link.waiting = 0
  clock.advance(limits.deadAfter)
  await settled()
  expect(told).toEqual(['ping', 'ping', 'idle'])
})
