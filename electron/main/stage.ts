/** The one window and its page, from the first showing to the last. */
import type { BrowserWindow, RenderProcessGoneDetails } from 'electron'
import { noticeChannel, type Notice } from '../../shared/bridge.ts'
import type { GateLog, Page } from './guard.ts'
import { Notices } from './notices.ts'
import type { Home } from './pages.ts'
import type { Lives } from './revive.ts'
import { makeWindow, placeOf, showWindow } from './window.ts'
import type { WindowPlace } from './window-place.ts'

export interface StageNeeds {
  readonly home: Home
  readonly lives: Lives
  readonly log: GateLog
  /** Whether the window may close now; where not, somebody else closes it later. */
  readonly mayClose: () => boolean
  readonly remember: (place: WindowPlace) => void
  /** The page died too often. */
  readonly giveUp: () => void
}

export class Stage {
  readonly notices = new Notices((notice) => this.send(notice))
  private window: BrowserWindow | null = null

  constructor(private readonly needs: StageNeeds) {}

  /** Which page may call. */
  get page(): Page {
    return { id: this.window?.webContents.id ?? null, origin: this.needs.home.origin }
  }

  /** Opens the window. MUST be called last: everything that the page may ask for is there then. */
  open(place: WindowPlace): void {
    const window = makeWindow(place)
    this.window = window
    window.on('close', (event) => {
      if (!this.needs.mayClose()) return event.preventDefault()
      this.needs.remember(placeOf(window))
    })
    window.on('closed', () => {
      this.window = null
      this.notices.close()
    })
    this.watch(window)
    this.load(window)
  }

  /** Brings the window before the person's eyes. */
  show(): void {
    if (this.window) showWindow(this.window)
  }

  /** Closes the window, if `mayClose` lets it. */
  close(): void {
    this.window?.close()
  }

  private watch(window: BrowserWindow): void {
    const { webContents } = window
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.notices.close()
    })
    webContents.on('render-process-gone', (_event, details) => this.revive(window, details))
    webContents.on('preload-error', (_event, _file, error) => this.needs.log.error(`preload: ${String(error)}`))
  }

  private revive(window: BrowserWindow, { reason }: RenderProcessGoneDetails): void {
    this.notices.close()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    this.needs.log.error(`the page died: ${reason}`)
    if (this.needs.lives.spend()) this.load(window)
    else this.needs.giveUp()
  }

  private load(window: BrowserWindow): void {
    window.loadURL(this.needs.home.address).catch((error: unknown) => {
      this.needs.log.error(`the page did not load: ${String(error)}`)
    })
  }

  private send(notice: Notice): void {
    this.window?.webContents.send(noticeChannel, notice)
  }
}
