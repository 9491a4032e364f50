import { chromium, expect, type Browser, type Page } from '@playwright/test'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

/** An app that started again by itself: no test has started it, and so none can ask it but through its profile. */
export class ComingBack {
  /** What the app has to be started with. Its new life is started by itself, not by Playwright, which says as much. */
  static readonly switches = ['--no-sandbox', '--remote-debugging-port=0']

  private readonly before: string
  private browser: Browser | null = null

  /** To be made while the first life runs. */
  constructor(private readonly profile: string) {
    this.before = this.door()
  }

  /** The page of its new life. */
  async page(): Promise<Page> {
    await expect.poll(() => this.door()).not.toBe(this.before)
    const [port] = this.door().split('\n')
    const address = `http://127.0.0.1:${port}`
    // Playwright waits for ever where it comes before the window
    await expect.poll(() => windowsAt(address)).toBe(1)
    this.browser = await chromium.connectOverCDP(address)
    return this.browser.contexts()[0]!.pages()[0]!
  }

  /** Ends it at once, if it came. */
  async end(): Promise<void> {
    await this.browser?.close()
    // Chromium's mark of who has a profile: a link to host-pid, which goes with an app that ends by itself
    const mark = join(this.profile, 'SingletonLock')
    if (readdirSync(this.profile).includes(basename(mark)))
      process.kill(Number(readlinkSync(mark).split('-').at(-1)), 'SIGKILL')
  }

  /** Where Chromium says that it can be asked; empty where it does not. */
  private door(): string {
    const file = join(this.profile, 'DevToolsActivePort')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
}

/** How many windows an app has that can be asked there. */
async function windowsAt(address: string): Promise<number> {
  const answer = await fetch(`${address}/json/list`).catch(() => null)
  const targets = (await answer?.json()) as { type: string }[] | undefined
  return targets?.filter(({ type }) => type === 'page').length ?? 0
}
