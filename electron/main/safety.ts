/** What the window may never do, whatever its page asks for. The tests in e2e/app/safety prove each line. */
import { app, session, type WebContents } from 'electron'

/**
 * Every renderer runs in Chromium's sandbox, even under `--no-sandbox`; but Chromium refuses it to root, and starts
 * for root only with that flag. MUST be called before the app is ready.
 */
export function setupSandbox(): void {
  if (process.getuid?.() !== 0) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => lock(contents))
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
export function setupOffline(): void {
  const outside = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }
  session.defaultSession.webRequest.onBeforeRequest(outside, (_request, answer) => answer({ cancel: true }))
}

function lock(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
