import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { cores, startPinned } from '../host/pinned.ts'
import type { Answers, Job } from './generator.ts'

const program = fileURLToPath(new URL('generator.ts', import.meta.url))

/** Has a generator do one job. Throws with what it printed when it cannot. */
export async function ask<J extends Job>(job: J): Promise<Answers[J['job']]> {
  const generator = startPinned({
    core: cores.generator,
    line: [process.execPath, '--import', 'tsx', program],
    talks: true,
  })
  const ended = once(generator.child, 'exit').then(() => Promise.reject(new Error(generator.printed())))
  await Promise.race([once(generator.child, 'message'), ended])
  generator.child.send(job)
  const [found] = (await Promise.race([once(generator.child, 'message'), ended])) as [Answers[J['job']]]
  ended.catch(() => undefined)
  await generator.stop()
  return found
}
