/** The host's own thread: plain Node, no Electron. A busy window never stalls the chat of the others. */
import { parentPort, workerData } from 'node:worker_threads'
import { openLog } from '../disk/log.ts'
import { startServer } from '../server/chat-server.ts'
import { changedLimits } from '../server/host-limits.ts'
import { hostIdentity } from '../server/host-identity.ts'
import { endAtRest } from '../store/thread-end.ts'
import { systemClock } from '../wire/system-clock.ts'
import { stopWord, type HostNews, type HostOrder } from './hosting/host-order.ts'

const order = workerData as HostOrder
const log = openLog({ folder: order.logs, name: 'server', level: 'info', alsoStderr: false })

function tell(news: HostNews): void {
  parentPort?.postMessage(news)
}

/** A fault ends the host, not the app: the log has the cause, and the app says that the host crashed. */
function crash(error: unknown): void {
  log.error('the host crashed', { why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  process.exit(1)
}

async function run(): Promise<HostNews> {
  const identity = await hostIdentity(order.folder)
  if (!identity.ok) return { type: 'failed', refusal: identity.error }
  const archiveThread = new URL('./archive-thread.js', import.meta.url)
  const limits = changedLimits(new Map(Object.entries(order.limits)))
  const place = { ...order, limits, identity: identity.value, archiveThread }
  const server = await startServer({ ...place, clock: systemClock, log })
  if (!server.ok) return { type: 'failed', refusal: server.error }
  tell({ type: 'listening', port: server.value.port, keyHash: identity.value.keyHash })
  await toldToStop()
  await server.value.stop()
  return { type: 'stopped' }
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => parentPort?.on('message', (word) => word === stopWord && resolve()))
}

process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)
run().then((last) => {
  tell(last)
  if (parentPort) endAtRest(parentPort)
}, crash)
