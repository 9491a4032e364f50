import { Worker } from 'node:worker_threads'
import { limits } from '../../../shared/limits.ts'
import type { Log } from '../../disk/log.ts'
import { systemClock } from '../../wire/system-clock.ts'
import type { StartHost } from './host-keeper.ts'
import type { HostOrder } from './host-order.ts'
import { HostWorker } from './host-worker.ts'

export interface HostPlaces {
  /** The thread's built file. */
  readonly hostThread: string
  /** The host's own data. */
  readonly host: string
  readonly logs: string
}

/**
 * Starts hosts on a thread of their own, all from the same data: same key, same people, same rooms.
 * @param stuck called where a thread cannot be ended.
 */
export function startHostFrom({ hostThread, host, logs }: HostPlaces, log: Log, stuck: () => void): StartHost {
  return (wish, watch) => {
    const order: HostOrder = { ...wish, folder: host, logs }
    const resourceLimits = { maxOldGenerationSizeMb: limits.hostHeap }
    const thread = new Worker(hostThread, { workerData: order, resourceLimits })
    return HostWorker.start(thread, { ...watch, stuck, clock: systemClock, log })
  }
}
