/** The program that measures a server from outside, on a core of its own: one job in, one answer out, and it ends. */
import { fanOut, type FanOut, type FanOutJob } from './fan-out.ts'
import { pace, type Pace, type PaceJob } from './pace.ts'
import { storm, type Storm, type StormJob } from './storm.ts'

export type Job = FanOutJob | PaceJob | StormJob

/** What comes of each kind of job. */
export interface Answers {
  readonly 'fan-out': FanOut
  readonly pace: Pace
  readonly storm: Storm
}

function answer(job: Job): Promise<FanOut | Pace | Storm> {
  if (job.job === 'fan-out') return fanOut(job)
  return job.job === 'pace' ? pace(job) : storm(job)
}

process.once('message', (job: Job) => {
  answer(job).then(
    (found) => process.send?.(found, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send?.('ready')
