/** The thread of a profile's database: a disk that is slow to sync stops no window and no connection. */
import { workerData } from 'node:worker_threads'
import { serveDesk } from '../../store/thread.ts'
import { openClerk, type KeepOrder } from './open-clerk.ts'

serveDesk(() => openClerk(workerData as KeepOrder))
