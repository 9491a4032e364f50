import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds } from '../host/processes.ts'
import { idOf, textOf } from '../tongues/tongue.ts'
import { tongues } from '../tongues/tongues.ts'
import type { Client } from './client.ts'
import { gather, type Place } from './crowd.ts'
import { Tally } from './tally.ts'

export interface PaceJob extends Place {
  readonly job: 'pace'
  readonly pid: number
  readonly clients: number
  readonly senders: number
  /** Texts in a second, of all senders together, at even distances. */
  readonly rate: number
  /** Seconds, after one that does not count. */
  readonly seconds: number
  /** Whether only the authors' own echoes count: those are the acknowledgements. */
  readonly echoes: boolean
}

export interface Pace {
  readonly wrong: number
  /** ms from saying to hearing, second by second. */
  readonly seconds: readonly Quantiles[]
  /** The same of all of them. */
  readonly all: Quantiles
  /** microseconds of server CPU for each delivery. */
  readonly cost: number
}

export interface Quantiles {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** A few say so many texts in a second; when does each of all clients hear them? */
export async function pace(job: PaceJob): Promise<Pace> {
  const { senders, rate } = job
  const begun: number[][] = Array.from({ length: senders }, () => [])
  const waits: number[][] = Array.from({ length: job.seconds + 1 }, () => [])
  let clients: Client[] = []
  const tally = new Tally({ clients: job.clients, senders, echoes: tongues[job.tongue].echoes }, () => undefined)
  const ear = (client: number) => {
    const hear = tally.ear(client)
    return (sender: number, counter: number): void => {
      hear(sender, counter)
      const now = performance.now()
      if (!job.echoes || client === sender) waits[second(now)]?.push(now - begun[sender]![counter]!)
    }
  }
  let start = 0
  const second = (now: number): number => Math.floor((now - start) / 1000)
  ;[clients] = await gather(job, job.clients, ear)
  await wait(1_000)
  const before = { cpu: cpuSeconds(job.pid), heard: tally.heard }
  start = performance.now()
  await paced(rate, (job.seconds + 1) * 1000, (turn) => {
    const sender = turn % senders
    const counter = tally.says(sender)
    begun[sender]![counter] = performance.now()
    clients[sender]?.post(textOf(sender, counter), idOf(sender, counter))
  })
  await wait(500)
  const cost = ((cpuSeconds(job.pid) - before.cpu) * 1e6) / Math.max(1, tally.heard - before.heard)
  for (const client of clients) client.end()
  const counted = waits.slice(1)
  return {
    wrong: tally.wrong + tally.missing,
    seconds: counted.filter((some) => some.length > 0).map(quantiles),
    all: quantiles(counted.flat()),
    cost,
  }
}

/** Acts `rate` times a second for this long; what a late timer missed is made up for at once. */
async function paced(rate: number, ms: number, act: (turn: number) => void): Promise<void> {
  const begun = performance.now()
  for (let turn = 0; ;) {
    const now = performance.now() - begun
    if (now >= ms) return
    for (const due = Math.floor((now * rate) / 1000); turn < due; turn++) act(turn)
    await wait(1)
  }
}

function quantiles(waits: readonly number[]): Quantiles {
  const sorted = Float64Array.from(waits).sort()
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
