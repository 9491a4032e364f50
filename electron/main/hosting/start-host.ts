import { Worker } from 'node:worker_threads'
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

/** Starts hosts on a thread of their own, all from the same data: same key, same people, same rooms. */
export function startHostFrom({ hostThread, host, logs }: HostPlaces): StartHost {
  return (wish, died) => {
    const order: HostOrder = { ...wish, folder: host, logs }
    return HostWorker.start(new Worker(hostThread, { workerData: order }), systemClock, died)
  }
}
