/** What the window may never do, whatever its page asks for. The tests in e2e/app/safety prove each line. */
import { app, session, type WebContents } from 'electron'
import type { Home } from '../page/pages.ts'

/**
 * Every renderer runs in Chromium's sandbox, even under `--no-sandbox`; but Chromium refuses it to root, and starts
 * for root only with that flag. MUST be called before the app is ready.
 */
export function setupSandbox(home: Home): void {
  if (process.getuid?.() !== 0) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lock(contents, home))
}

/** Nothing is permitted: Hearth's page needs no camera, place, device or full screen of its own. */
export function setupPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
}

/** Nothing is fetched from outside: the content policy says so to the page, and this to everything else. */
export function setupOffline(home: Home): void {
  if (home.developing) return
  const outside = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }
  session.defaultSession.webRequest.onBeforeRequest(outside, (_request, answer) => answer({ cancel: true }))
}

function lock(contents: WebContents, home: Home): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    // a page that met an error begins anew, and so does one whose files change while we develop
    if (event.url !== home.address) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
