import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryStore } from './memory-store.ts'
import { promisesOfAStore } from './store-contract.ts'

promisesOfAStore('in memory', () => Promise.resolve(new MemoryStore()))

describe('a store in memory', () => {
  let store: MemoryStore

  beforeEach(() => {
    store = new MemoryStore()
  })

  it('has a name of its own', () => {
    expect(new MemoryStore().id).not.toBe(store.id)
  })
})
