import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../../electron/disk/temporary-folder.ts'
import { makeIdentity } from '../../../electron/wire/certificate.ts'
import type { Identity } from '../../../electron/wire/identity.ts'
import { Crowd } from '../engine/crowd.ts'
import type { FaultName } from './faults.ts'
import { Run } from './run.ts'
import { peopleCount, scheduleOf, type Schedule } from './schedule.ts'
import type { Verdict } from './verdict.ts'

export interface Wish {
  readonly seed: number
  readonly fault: FaultName | null
  readonly rounds: number
  /** Runs at the same time. */
  readonly jobs: number
  /** Messages of one run, about. */
  readonly posts: number
  /** Where the folders of runs that failed are copied to. */
  readonly keep: string | null
  /** The words that start a crowd's program. */
  readonly crowd: readonly string[]
}

/** One run that is over. */
export interface Round {
  readonly schedule: Schedule
  readonly verdict: Verdict
  /** ms. */
  readonly took: number
}

/** Does the rounds; `told` hears of each as it ends. */
export async function runAll(wish: Wish, told: (round: Round) => void): Promise<void> {
  const identities = await Promise.all(Array.from({ length: peopleCount }, (_, at) => identityOf(at)))
  let next = 0
  const work = async (): Promise<void> => {
    const crowds = Array.from({ length: 3 }, () => new Crowd(wish.crowd))
    try {
      while (next < wish.rounds) told(await round(wish, wish.seed + next++, identities, crowds))
    } finally {
      await Promise.all(crowds.map((crowd) => crowd.kill()))
    }
  }
  await Promise.all(Array.from({ length: wish.jobs }, work))
}

async function round(wish: Wish, seed: number, identities: Identity[], crowds: Crowd[]): Promise<Round> {
  const folder = temporaryFolder()
  const begun = performance.now()
  try {
    const schedule = scheduleOf({ seed, fault: wish.fault, posts: wish.posts, identities, folder: folder.path })
    for (const crowd of crowds) crowd.trouble = null
    const verdict = await new Run(schedule, folder.path, crowds).run()
    if (verdict.breaches.length > 0 && wish.keep)
      cpSync(folder.path, join(wish.keep, String(seed)), { recursive: true })
    return { schedule, verdict, took: performance.now() - begun }
  } finally {
    folder.remove()
  }
}

function identityOf(at: number): Promise<Identity> {
  return makeIdentity({ commonName: `person-${at}`, names: [], addresses: [] })
}
