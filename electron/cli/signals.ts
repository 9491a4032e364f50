import { refusal } from '../../shared/refusals.ts'
import type { Log } from '../disk/log.ts'
import type { ChatServer } from '../server/chat-server.ts'
import { systemClock } from '../wire/system-clock.ts'
import { complain, complaintOf } from './say.ts'

/** ms for goodbyes and the last write after an error: what is broken may never end by itself. */
const patience = 5_000

/**
 * SIGINT and SIGTERM stop the host in good order; a second one ends it at once. SIGHUP stops it too, and may come more
 * than once: a terminal closes. An error that nobody caught ends it as well.
 */
export function stopOnSignals(server: ChatServer, log: Log): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    void end(server, log, 0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', () => void (stopping || stop()))
  const crash = (error: unknown): void => {
    log.error('crashed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    if (stopping) process.exit(1)
    stopping = true
    complain(complaintOf(refusal('host-crashed')))
    systemClock.after(patience, () => process.exit(1))
    void end(server, log, 1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}

async function end(server: ChatServer, log: Log, code: number): Promise<void> {
  try {
    await server.stop()
    process.exit(code)
  } catch (error) {
    log.error('stopping failed', { error: String(error) })
    process.exit(1)
  }
}
