/** The only place that hears the window: every call of the bridge, each behind its guard. */
import { ipcMain } from 'electron'
import { callChannel, calls, type CallName } from '../../../shared/bridge.ts'
import type { Log } from '../../disk/log.ts'
import { guarded, type Handlers, type Page } from './guard.ts'

/** Opens one channel for each row of the table. `page` tells, at every call, which page may use them. */
export function setupGate(handlers: Handlers, page: () => Page, log: Log): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(callChannel(name), guarded(name, handlers, page, log))
  }
}
