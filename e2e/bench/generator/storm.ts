import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds, residentBytes } from '../host/processes.ts'
import type { Client } from './client.ts'
import { gather, type Place } from './crowd.ts'

export interface StormJob extends Place {
  readonly job: 'storm'
  readonly pid: number
  readonly clients: number
  /** How many come and go first: even the first wave meets no code that has never run. */
  readonly early: number
  /** How often all clients come; between two waves they all go. */
  readonly waves: number
  /** ms of silence before memory is read, and after each wave. */
  readonly idle: number
}

/** What it took until the last client was in. */
export interface Wave {
  /** From the first dial. */
  readonly seconds: number
  readonly serverCpu: number
  readonly generatorCpu: number
}

export interface Storm {
  /** Much of a server in JavaScript is still being compiled. */
  readonly first: Wave
  /** It has run for a while, as a host has on most days. */
  readonly last: Wave
  /** By which each connection of the first wave has made the server grow, when all is silent again. */
  readonly bytesPerConnection: number
}

/** All clients connect and join at once, and then keep silent. */
export async function storm(job: StormJob): Promise<Storm> {
  await leave(job, (await come(job, job.early)).clients)
  const memory = residentBytes(job.pid)
  const first = await come(job, job.clients)
  await wait(job.idle)
  const bytesPerConnection = (residentBytes(job.pid) - memory) / job.clients
  let last = first
  for (let wave = 1; wave < job.waves; wave++) {
    await leave(job, last.clients)
    last = await come(job, job.clients)
  }
  for (const client of last.clients) client.end()
  return { first: first.wave, last: last.wave, bytesPerConnection }
}

async function come(job: StormJob, count: number): Promise<{ clients: Client[]; wave: Wave }> {
  const [server, own] = [cpuSeconds(job.pid), cpuSeconds(process.pid)]
  const [clients, ms] = await gather(job, count, () => () => undefined)
  const serverCpu = cpuSeconds(job.pid) - server
  return { clients, wave: { seconds: ms / 1000, serverCpu, generatorCpu: cpuSeconds(process.pid) - own } }
}

async function leave({ idle }: StormJob, clients: readonly Client[]): Promise<void> {
  for (const client of clients) client.end()
  await wait(idle)
}
