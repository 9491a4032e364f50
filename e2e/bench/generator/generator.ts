/** The program that measures a server from outside, on a core of its own: one job in, one answer out, and it ends. */
import { catchUp, type CatchUp, type CatchUpJob } from './catch-up.ts'
import { fanOut, type FanOut, type FanOutJob } from './fan-out.ts'
import { joining, type Joining, type JoiningJob } from './joining.ts'
import { pace, type Pace, type PaceJob } from './pace.ts'
import { storm, type Storm, type StormJob } from './storm.ts'

export type Job = CatchUpJob | FanOutJob | JoiningJob | PaceJob | StormJob

/** What comes of each kind of job. */
export interface Answers {
  readonly 'catch-up': CatchUp
  readonly 'fan-out': FanOut
  readonly joining: Joining
  readonly pace: Pace
  readonly storm: Storm
}

function answer(job: Job): Promise<Answers[Job['job']]> {
  switch (job.job) {
    case 'catch-up':
      return catchUp(job)
    case 'fan-out':
      return fanOut(job)
    case 'joining':
      return joining(job)
    case 'pace':
      return pace(job)
    case 'storm':
      return storm(job)
  }
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
