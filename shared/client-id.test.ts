import { expect, test } from 'vitest'
import { newClientId } from './client-id.ts'
import { nouns } from './commands.ts'

test('new messages have short ids of their own, which the contract takes', () => {
  const ids = Array.from({ length: 1_000 }, newClientId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect([id.length, nouns.clientId(id).ok]).toEqual([16, true])
})
