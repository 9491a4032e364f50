import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds, machineSeconds } from '../host/processes.ts'
import { idOf, textOf } from '../tongues/tongue.ts'
import { tongues } from '../tongues/tongues.ts'
import type { Client } from './client.ts'
import { gather, type Place } from './crowd.ts'
import { Tally } from './tally.ts'

export interface FanOutJob extends Place {
  readonly job: 'fan-out'
  /** The server's process. */
  readonly pid: number
  readonly clients: number
  readonly senders: number
  /** Texts of one sender that not everybody has heard yet. */
  readonly window: number
  /** ms, before the clock runs and while it does. */
  readonly warm: number
  readonly run: number
}

export interface FanOut {
  readonly deliveries: number
  readonly texts: number
  /** Lost, doubled, out of order. */
  readonly wrong: number
  readonly seconds: number
  readonly serverCpu: number
  readonly generatorCpu: number
  /** Seconds of CPU that others took meanwhile. */
  readonly foreignCpu: number
}

/** Everybody hears what a few say as fast as it is heard. */
export async function fanOut(job: FanOutJob): Promise<FanOut> {
  const { clients: count, senders } = job
  const { echoes } = tongues[job.tongue]
  let clients: Client[] = []
  let over = true
  let drained: () => void = () => undefined
  const say = (sender: number): void => {
    const counter = tally.says(sender)
    clients[sender]?.post(textOf(sender, counter), idOf(sender, counter))
  }
  let underWay = 0
  const tally = new Tally({ clients: count, senders, echoes }, (sender) => {
    if (!over) return say(sender)
    if (--underWay === 0) drained()
  })
  ;[clients] = await gather(job, count, (client) => tally.ear(client))
  const burst = async (ms: number): Promise<void> => {
    over = false
    underWay = senders * job.window
    for (let sender = 0; sender < senders; sender++) for (let at = 0; at < job.window; at++) say(sender)
    await wait(ms)
    const empty = new Promise<void>((resolve) => (drained = resolve))
    over = true
    await Promise.race([empty, wait(10_000, undefined, { ref: false })])
  }
  await wait(500)
  await burst(job.warm)
  const before = snapshot(job.pid, tally)
  await burst(job.run)
  const after = snapshot(job.pid, tally)
  for (const client of clients) client.end()
  return between(before, after, tally, echoes ? count : count - 1)
}

interface Snapshot {
  readonly at: number
  readonly heard: number
  readonly server: number
  readonly own: number
  readonly machine: number
}

function snapshot(pid: number, { heard }: Tally): Snapshot {
  const own = cpuSeconds(process.pid)
  return { at: performance.now(), heard, server: cpuSeconds(pid), own, machine: machineSeconds() }
}

function between(before: Snapshot, after: Snapshot, { wrong, missing }: Tally, audience: number): FanOut {
  const deliveries = after.heard - before.heard
  const serverCpu = after.server - before.server
  const generatorCpu = after.own - before.own
  const foreignCpu = Math.max(0, after.machine - before.machine - serverCpu - generatorCpu)
  const seconds = (after.at - before.at) / 1000
  const texts = Math.round(deliveries / audience)
  return { deliveries, texts, wrong: wrong + missing, seconds, serverCpu, generatorCpu, foreignCpu }
}
