import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds, residentBytes } from '../host/processes.ts'
import { gather, type Place } from './crowd.ts'

export interface StormJob extends Place {
  readonly job: 'storm'
  readonly pid: number
  readonly clients: number
  /** How many come and go first, so that no code is new to the server. */
  readonly warm: number
  /** ms of silence before memory is read. */
  readonly idle: number
}

export interface Storm {
  /** From the first dial until the last client is in. */
  readonly seconds: number
  readonly serverCpu: number
  readonly generatorCpu: number
  /** By which each connection has made the server grow, when all is silent again. */
  readonly bytesPerConnection: number
}

/** All clients connect and join at once, and then keep silent. */
export async function storm(job: StormJob): Promise<Storm> {
  const [early] = await gather(job, job.warm, () => () => undefined)
  for (const client of early) client.end()
  await wait(job.idle)
  const before = { memory: residentBytes(job.pid), cpu: cpuSeconds(job.pid), own: cpuSeconds(process.pid) }
  const [clients, ms] = await gather(job, job.clients, () => () => undefined)
  const serverCpu = cpuSeconds(job.pid) - before.cpu
  const generatorCpu = cpuSeconds(process.pid) - before.own
  await wait(job.idle)
  const bytesPerConnection = (residentBytes(job.pid) - before.memory) / job.clients
  for (const client of clients) client.end()
  return { seconds: ms / 1000, serverCpu, generatorCpu, bytesPerConnection }
}
