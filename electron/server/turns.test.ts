import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

it('what is begun for a person waits for what was begun before, and for nobody else', async () => {
  const turns = new Turns()
  let resolve: (value: string) => void = () => undefined
  const done: unknown[] = []
  const first = turns.take('key-ali', () => new Promise<string>((settle) => (resolve = settle)))
  const second = turns.take('key-ali', () => done.push('second'))
  expect(turns.take('key-sara', () => 'at once')).toBe('at once')
  expect(done).toEqual([])
  resolve('first')
  expect([await first, await second, done]).toEqual(['first', 1, ['second']])
  expect(turns.take('key-ali', () => 'at once')).toBe('at once')
})

it('what breaks holds up nothing that comes after it', async () => {
  const turns = new Turns()
  const broken = turns.take('key-ali', () => Promise.reject(new Error('a bug')))
  const next = turns.take('key-ali', () => 'done')
  await expect(broken).rejects.toThrow('a bug')
  expect(await next).toBe('done')
})
