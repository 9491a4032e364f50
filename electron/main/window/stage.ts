/** The one window and its page, from the first showing to the last. */
import type { BrowserWindow } from 'electron'
import { noticeChannel, type Notice } from '../../../shared/bridge.ts'
import type { Log } from '../../disk/log.ts'
import { systemClock } from '../../wire/system-clock.ts'
import type { Page } from '../gate/guard.ts'
import { Notices } from '../gate/notices.ts'
import type { Home } from '../page/pages.ts'
import { Lives } from '../lives.ts'
import { makeWindow, placeOf, showWindow } from './window.ts'
import type { WindowPlace } from './window-place.ts'

/** What is asked of others while the window stands. */
export interface StageCues {
  /** Whether the window may close now; where not, somebody closes it later. */
  readonly mayClose: () => boolean
  /** It closes, and stood here. */
  readonly closes: (place: WindowPlace) => void
  /** The page died so often that it is not loaded again by itself. */
  readonly troubled: () => void
}

export class Stage {
  readonly notices = new Notices((notice) => this.send(notice))
  private readonly lives = new Lives(systemClock)
  private window: BrowserWindow | null = null

  constructor(
    private readonly home: Home,
    private readonly preload: string,
    private readonly log: Log,
  ) {}

  /** Which page may call. */
  get page(): Page {
    return { id: this.window?.webContents.id ?? null, ...this.home }
  }

  /** The window, for dialogs that belong to it; null once it is closed. */
  get shown(): BrowserWindow | null {
    return this.window
  }

  /** Opens the window. MUST be called last: everything that the page may ask for is there then. */
  open(place: WindowPlace, cues: StageCues): void {
    const window = makeWindow(place, this.preload)
    this.window = window
    window.on('close', (event) => {
      if (!cues.mayClose()) return event.preventDefault()
      cues.closes(placeOf(window))
    })
    window.on('closed', () => {
      this.window = null
      this.notices.close()
    })
    this.watch(window, cues)
    this.load()
  }

  /** Loads the page, anew where there was one. */
  load(): void {
    this.window?.loadURL(this.home.address).catch((error: unknown) => {
      this.log.error('the page did not load', { why: String(error) })
    })
  }

  /** Brings the window before the person's eyes. */
  show(): void {
    if (this.window) showWindow(this.window)
  }

  /** Closes the window, if `mayClose` lets it. */
  close(): void {
    this.window?.close()
  }

  private watch({ webContents }: BrowserWindow, cues: StageCues): void {
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.revive(`died: ${reason}`, cues)
    })
    // it hears nothing any more, not even that it should ask before it closes: one that died can be helped
    webContents.on('unresponsive', () => this.home.developing || webContents.forcefullyCrashRenderer())
    webContents.on('did-navigate', (_event, address) => {
      // not before: a navigation that starts may be stopped, and then the page hears on
      this.notices.close()
      // what cannot be prevented is undone: an empty document (about:blank) asks nobody before it is shown
      if (address !== this.home.address) this.revive(`went to ${address}`, cues)
    })
    webContents.on('preload-error', (_event, _file, error) => {
      this.log.error('the preload failed', { why: String(error) })
    })
  }

  /** A page that died or went away is loaded anew: hosting and connections live in the app and go on. */
  private revive(why: string, cues: StageCues): void {
    this.notices.close()
    if (!this.window) return
    this.log.error('the page is loaded again', { why })
    if (this.lives.spend()) this.load()
    else cues.troubled()
  }

  private send(notice: Notice): void {
    if (this.window?.isDestroyed() === false) this.window.webContents.send(noticeChannel, notice)
  }
}
