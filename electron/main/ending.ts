/** How the app ends: never with something half written. */
import { app, powerMonitor, type Event } from 'electron'
import type { Log } from '../disk/log.ts'
import { systemClock } from '../wire/system-clock.ts'

/** ms for goodbyes and last writes; whoever waits for the app to close does not wait longer. */
const patience = 12_000

interface Ending {
  readonly stop: () => Promise<'ended' | 'stuck'>
  readonly ended: () => void
}

/**
 * Lets `stop` finish before the app is gone; `ended` is called last.
 * 1. An app that is out of patience, or has a thread that is `stuck`, MUST be ended by force: to quit is to wait for every
 *    thread, and an app that never ends cannot be started again either.
 */
export function setupEnding({ stop, ended }: Ending, log: Log): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (state === 'stopped') return ended()
    event.preventDefault()
    // a terminal that closes, or a computer that shuts down, says so twice: that is no reason to hurry
    if (state === 'stopping') return
    state = 'stopping'
    const endByForce = (): void => {
      log.error('the app cannot quit, and is killed')
      ended()
      process.kill(process.pid, 'SIGKILL')
    }
    systemClock.after(patience, endByForce)
    stop().then(
      (how) => {
        if (how === 'stuck') return endByForce()
        state = 'stopped'
        app.quit()
      },
      (error: unknown) => {
        log.error('the app did not end well', { why: String(error) })
        ended()
        app.exit(1)
      },
    )
  })
}

/** A signal, or a computer that shuts down, asks nobody: `leave` ends the app without a question. */
export function setupSignals(leave: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  powerMonitor.on('shutdown', (event?: Event) => {
    // so the system waits for us; else it goes on at once, and the goodbyes are cut short
    event?.preventDefault()
    leave()
  })
}

/** A fault nobody caught leaves the app in a state that nobody knows: it is written down, and the app ends. */
export function setupFaults(log: Log): void {
  const end = (error: unknown): void => {
    log.error('a fault ended the app', { why: error instanceof Error ? (error.stack ?? '') : String(error) })
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
