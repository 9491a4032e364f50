import { expect, it } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { Ear } from '../wire/ear.ts'
import { settled } from './test-client.ts'
import { hosting } from './test-host.ts'

const host = hosting({ limits: { requests: { burst: 1, perSecond: 1 } } })

it('a plain client that goes on asking for help too fast is refused it, and stays', async () => {
  const { link } = host.visitor(null)
  const ear = new Ear()
  link.listen(ear)
  link.send(encodeUtf8(`Omid\n${'/help\n'.repeat(10)}`))
  for (let second = 0; second <= 6; second++) {
    await settled()
    host.clock.advance(1_000)
  }
  expect(ear.text.match(/^! .*too much at once.*$/gm)?.length).toBeGreaterThan(0)
  expect(ear.reasons).toEqual([])
})
