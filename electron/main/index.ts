import { app, ipcMain } from 'electron'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../wire/system-clock.ts'
import { setupGate } from './gate.ts'
import type { Handlers } from './guard.ts'
import { listPages, homeOf } from './pages.ts'
import { setupProtocol, setupScheme } from './protocol.ts'
import { Lives } from './revive.ts'
import { setupOffline, setupPermissions, setupSandbox } from './safety.ts'
import { Stage } from './stage.ts'
import { firstPlace } from './window-place.ts'

void ipcMain
setupSandbox()
setupScheme()
const log = { warning: console.warn, error: console.error }
app.whenReady().then(() => {
  const stage = new Stage({
    home: homeOf(undefined),
    lives: new Lives(systemClock),
    log,
    mayClose: () => true,
    remember: () => undefined,
    giveUp: () => app.quit(),
  })
  setupPermissions()
  setupOffline()
  setupProtocol(listPages(fileURLToPath(new URL('../renderer', import.meta.url))))
  setupGate(
    { checkPort: ({ port }) => ({ port, free: true, next: port }) } as unknown as Handlers,
    () => stage.page,
    log,
  )
  stage.open(firstPlace)
}, console.error)
