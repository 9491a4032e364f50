import { Chance } from '../../protocol/chance.ts'
import { ClientTarget } from './client-target.ts'
import { HostTarget } from './host-target.ts'

export interface FuzzWish {
  readonly seed: number
  /** Pieces of noise each way. */
  readonly frames: number
  /** ms in all, after which it ends whatever is left. */
  readonly patience: number
}

/** What came of it. */
export interface FuzzReport {
  readonly host: number
  readonly client: number
  /** Bytes that the heap has grown, after a collection where there is one. */
  readonly grown: number
  readonly complaints: readonly string[]
}

interface Target {
  readonly name: string
  round(pieces: number): Promise<number>
  serves(): Promise<boolean>
}

/** Pieces of noise in one connection, at most. */
const pieces = 40
/** Connections to one target, before it is made anew. */
const connections = 100

/** Noise both ways, until there was enough of it or the time is over. */
export async function fuzz({ seed, frames, patience }: FuzzWish): Promise<FuzzReport> {
  const complaints: string[] = []
  const complain = (what: unknown): void =>
    void complaints.push(what instanceof Error ? (what.stack ?? '') : String(what))
  process.on('uncaughtException', complain).on('unhandledRejection', complain)
  const chance = new Chance(seed)
  const end = performance.now() + patience
  const sent = { host: 0, client: 0 }
  let before = 0
  while (Math.min(sent.host, sent.client) < frames && complaints.length === 0 && performance.now() < end) {
    sent.host += await bout(new HostTarget(chance, complain), complain)
    sent.client += await bout(new ClientTarget(chance), complain)
    before ||= heap()
  }
  process.off('uncaughtException', complain).off('unhandledRejection', complain)
  return { ...sent, grown: heap() - before, complaints }
}

async function bout(target: Target, complain: (what: string) => void): Promise<number> {
  let sent = 0
  for (let at = 0; at < connections; at++) sent += await target.round(pieces)
  if (!(await target.serves())) complain(`the ${target.name} does not serve any more`)
  return sent
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
