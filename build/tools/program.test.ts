import { expect, it, vi } from 'vitest'
import { collect, handOver } from './program.ts'

it('a program that cannot be started is said to be so: among what it printed, or at the terminal it was given', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const sentence = /^no-such-program could not be started: .*ENOENT/
  expect(await collect(['no-such-program'])).toEqual({ code: 1, output: expect.stringMatching(sentence) as string })
  expect(said).not.toHaveBeenCalled()
  expect(await handOver(['no-such-program'])).toMatchObject({ code: 1 })
  expect(said).toHaveBeenCalledWith(expect.stringMatching(sentence))
})
