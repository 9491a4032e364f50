/** The history's own thread: a disk that is slow to sync holds up nobody who only reads or types. */
import { workerData } from 'node:worker_threads'
import { serveDesk } from '../../store/thread.ts'
import { openClerk, type ArchiveOrder } from './open-clerk.ts'

serveDesk(() => openClerk(workerData as ArchiveOrder))
