/** Which ports are free on this computer. */
import type { PortAnswer } from '../../../shared/bridge.ts'
import { listenTcp } from '../../wire/tcp.ts'

/** Tried in a row before any port at all is taken: past so many, nobody remembers the usual one anyway. */
const span = 64
const highest = 65_535

/** Whether this port can be listened on now, and the next one that can. */
export async function checkPort(port: number): Promise<PortAnswer> {
  return { port, free: await isFree(port), next: await nextFree(port) }
}

/** The next free port after this one: the following ones first, those that need no rights before any other. */
export async function nextFree(after: number): Promise<number> {
  const first = Math.max(after + 1, 1_024)
  for (let port = first; port < first + span && port <= highest; port++) {
    if (await isFree(port)) return port
  }
  return anyFree()
}

async function isFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== null
}

async function anyFree(): Promise<number> {
  return (await tryPort(0)) ?? highest
}

async function tryPort(port: number): Promise<number | null> {
  const listener = await listenTcp({ port }, (arrival) => arrival.drop())
  if (!listener.ok) return null
  await listener.value.close()
  return listener.value.port
}
