/** The app's one window: how it is made, where it stands, and how it is shown. */
import { app, BrowserWindow, screen } from 'electron'
import { groundColour, onThemeChange } from './look.ts'
import { fitPlace, leastSize, type WindowPlace } from './window-place.ts'

/** Makes the window, unseen until its page has painted. */
export function makeWindow(place: WindowPlace, preload: string): BrowserWindow {
  const bounds = fitPlace(
    place,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: app.name,
    show: false,
    backgroundColor: groundColour(),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Elsewhere than on macOS the dictionaries would be fetched from somebody's server.
      spellcheck: process.platform === 'darwin',
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize()
    window.show()
  })
  onThemeChange(() => window.isDestroyed() || window.setBackgroundColor(groundColour()))
  return window
}

/** Where the window stands now, to be remembered. */
export function placeOf(window: BrowserWindow): WindowPlace {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
}

/** Brings the window before the person's eyes. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
