import { expect, test } from 'vitest'
import { clientIds, newClientId } from './client-id.ts'
import { nouns } from './commands.ts'

test('new messages have short ids of their own, which the contract takes', () => {
  const ids = Array.from({ length: 2_000 }, newClientId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect([id.length, nouns.clientId(id).ok]).toEqual([16, true])
})

test('each run of a program has ids that no other has', () => {
  const runs = Array.from({ length: 100 }, () => clientIds()())
  expect(new Set(runs).size).toBe(runs.length)
})

test('the ids of one run follow each other, so that they lie side by side in an index', () => {
  const next = clientIds()
  const ids = Array.from({ length: 1_000 }, next)
  expect(ids.toSorted()).toEqual(ids)
})
