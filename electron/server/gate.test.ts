import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from './test-client.ts'
import { Gate } from './gate.ts'

describe('a gate', () => {
  let gate: Gate
  let inside: string[]
  let leave: Map<string, (error?: Error) => void>

  beforeEach(() => {
    gate = new Gate(2)
    inside = []
    leave = new Map()
  })

  async function come(...names: string[]): Promise<Promise<string>[]> {
    const passing = names.map((name) => gate.pass(() => stay(name)))
    await settled()
    return passing
  }

  function stay(name: string): Promise<string> {
    inside.push(name)
    return new Promise((resolve, reject) => leave.set(name, (error) => (error ? reject(error) : resolve(name))))
  }

  it('lets through so many at once, and one past that when one has left', async () => {
    const [one] = await come('one', 'two', 'three')
    expect(inside).toEqual(['one', 'two'])
    leave.get('one')?.()
    expect(await one).toBe('one')
    await settled()
    expect(inside).toEqual(['one', 'two', 'three'])
  })

  it('lets in whoever came first, also before whoever comes as a place is left', async () => {
    void (await come('one', 'two', 'three', 'four'))
    leave.get('two')?.()
    leave.get('one')?.()
    void (await come('five'))
    expect(inside).toEqual(['one', 'two', 'three', 'four'])
  })

  it('has a place again where something broke, and tells who broke it', async () => {
    const [one] = await come('one', 'two', 'three')
    leave.get('one')?.(new Error('a bug'))
    await expect(one).rejects.toThrow('a bug')
    await settled()
    expect(inside).toEqual(['one', 'two', 'three'])
  })

  it('has all its places again when all have left', async () => {
    void (await come('one', 'two', 'three'))
    for (const name of ['one', 'two', 'three']) {
      leave.get(name)?.()
      await settled()
    }
    void (await come('four', 'five', 'six'))
    expect(inside.slice(3)).toEqual(['four', 'five'])
  })
})
