import { expect, it } from 'vitest'
import { encodeUtf8 } from '../../shared/json.ts'
import { limits } from '../../shared/limits.ts'
import type { PacedLink } from '../wire/link.ts'
import { SlowHost } from './slow-host.ts'
import { settled } from './test-client.ts'

it('what a plain client sends while the disk keeps its answer waiting is read later, all of it', async () => {
  const host = new SlowHost()
  const link = host.visitor(null).link as PacedLink
  let told = ''
  let closed = false
  link.listen({ bytes: (chunk) => (told += Buffer.from(chunk).toString()), closed: () => (closed = true) })
  link.send(encodeUtf8('Omid\n'))
  await host.committed()
  link.send(encodeUtf8('/join garden\n'))
  await settled()
  const chunk = encodeUtf8(`${' '.repeat(limits.frame / 16 - 1)}\n`.repeat(16))
  for (let count = 0; count < 5; count++) {
    link.send(chunk)
    await settled()
  }
  link.send(encodeUtf8('/help\n'))
  await settled()
  expect(told).not.toContain('/list')
  expect(link.waiting).toBeGreaterThan(2 * limits.frame)
  for (let count = 0; count < 3; count++) await host.committed()
  expect(closed).toBe(false)
  expect(told).toContain('You are in #garden')
  expect(told).toContain('/list')
})
