import { test, expect } from '../people.ts'

test('somebody hosts, another joins by the address, and they talk', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.open('Ali'), people.open('Sara')])
  const { address, groups } = await ali.hosts('Ali’s place')
  expect(groups).toHaveLength(8)

  await sara.joins(address)
  await sara.trusts(groups)
  await ali.reads('Sara joined the room')

  await sara.says('Hello, Ali')
  await ali.sees('Hello, Ali')
  await ali.says('سلام سارا')
  await sara.sees('سلام سارا')
  await sara.knowsItIsSent('Hello, Ali')
})
