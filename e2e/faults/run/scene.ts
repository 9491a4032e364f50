import type { Chance } from '../../protocol/chance.ts'
import type { Crowd } from '../engine/crowd.ts'
import type { EnginePlan } from '../engine/plan.ts'
import type { FaultProxy } from '../proxy/fault-proxy.ts'
import type { HostUnderTest } from './host.ts'

/** Some of the people, in one process, behind one network. */
export interface Party {
  readonly crowd: Crowd
  readonly proxy: FaultProxy
  readonly plans: readonly EnginePlan[]
}

/** What a fault can be done to. */
export interface Scene {
  readonly chance: Chance
  readonly host: HostUnderTest
  readonly parties: readonly Party[]
  /** Messages that somebody was shown so far. */
  readonly progress: number
  /** Messages that will be said in all. */
  readonly total: number
  /** Waits until it is so; looked at whenever something was told. Fails when the run is out of time. */
  until(what: string, isSo: () => boolean): Promise<void>
}

/** Some of the people of a scene. */
export function someParty({ chance, parties }: Scene): Party {
  return chance.pick(parties)
}

/** Starts the program of these people again, where each of them was. */
export async function resume({ host, parties }: Scene, party: Party): Promise<void> {
  const at = parties.find((one) => one === party) ?? party
  const place = { port: at.proxy.port, keyHash: host.keyHash }
  await at.crowd.begin({ type: 'begin', place, engines: at.plans })
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
