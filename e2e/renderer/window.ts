/** The window in a plain browser over the fake bridge, and what a person does with it. */
import { expect, test as base, type Locator, type Page } from '@playwright/test'

/** What the toy behind the fake bridge can be asked to do; `renderer/bridge/fake/handle.ts` says what each does. */
type ToyVerb =
  | 'notice'
  | 'event'
  | 'link'
  | 'say'
  | 'burst'
  | 'come'
  | 'go'
  | 'hold'
  | 'release'
  | 'refusePending'
  | 'restart'
  | 'restartHost'
  | 'refuseNext'
  | 'breakNext'
  | 'delay'
  | 'answer'
  | 'takePort'

/** The window as a person meets it: by the names that a screen reader says. */
export class HearthWindow {
  readonly rooms: Locator
  readonly hosts: Locator
  readonly people: Locator
  readonly conversation: Locator
  readonly messages: Locator
  readonly composer: Locator
  readonly dialog: Locator
  readonly question: Locator

  constructor(readonly page: Page) {
    this.rooms = page.getByRole('navigation', { name: 'Rooms and direct messages' })
    this.hosts = page.getByRole('navigation', { name: 'Hosts', exact: true })
    this.people = page.getByRole('complementary', { name: 'People' })
    this.conversation = page.getByRole('log')
    this.messages = this.conversation.getByRole('article')
    this.composer = page.getByRole('textbox', { name: /^Message / })
    // one that fades away is none any more
    this.dialog = page.getByRole('dialog').and(page.locator('[data-state=open]'))
    this.question = page.getByRole('alertdialog').and(page.locator('[data-state=open]'))
  }

  /** Opens a scene of `renderer/bridge/fake/scenes`, and waits until the window knows it. */
  async open(scene: string): Promise<void> {
    await this.page.goto(`/?scene=${scene}`)
    await expect(this.page.getByRole('main').first()).toBeVisible()
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined))
    await this.draws()
    await this.rests()
  }

  /** Waits until the list stands still: while it scrolls, it moves, and presses go through it. */
  async rests(): Promise<void> {
    await this.page.waitForFunction(() => !document.querySelector('[role=log] [style*="pointer-events: none"]'))
  }

  /** Scrolls up by the wheel, so many px at a time, until this is true. What is not to be missed takes small steps. */
  async goesBackUntil(done: () => Promise<boolean>, step = 3_000): Promise<void> {
    await this.conversation.hover()
    await expect(async () => {
      await this.page.mouse.wheel(0, -step)
      await this.draws()
      expect(await done()).toBe(true)
    }).toPass({ intervals: [50] })
  }

  /** Waits until two frames were drawn: what a press or a wheel led to stands there. */
  async draws(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
  }

  async isAtTop(): Promise<boolean> {
    return this.conversation.evaluate((log) => log.scrollTop < 1)
  }

  /** Makes something happen on the other side of the bridge. */
  async toy(verb: ToyVerb, ...given: readonly unknown[]): Promise<void> {
    const play = ([name, words]: readonly [string, readonly unknown[]]) => {
      const { fakeHearth } = globalThis as unknown as { fakeHearth: Record<string, (...words: unknown[]) => void> }
      fakeHearth[name]?.(...words)
    }
    await this.page.evaluate(play, [verb, given] as const)
  }

  /** What the window has asked the app for so far. */
  async calls(name: string): Promise<readonly unknown[]> {
    const made = await this.page.evaluate(() => {
      const { fakeHearth } = globalThis as unknown as { fakeHearth: { calls: { name: string; payload: unknown }[] } }
      return fakeHearth.calls.map((call) => ({ ...call }))
    })
    return made.filter((call) => call.name === name).map((call) => call.payload)
  }

  async type(text: string): Promise<void> {
    await this.composer.fill(text)
  }

  async say(text: string): Promise<void> {
    await this.type(text)
    await this.page.keyboard.press('Enter')
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async choose(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).click()
  }

  message(text: string): Locator {
    return this.messages.filter({ hasText: text })
  }

  room(name: string | RegExp): Locator {
    return this.rooms.getByRole('button', { name })
  }

  async sees(text: string): Promise<void> {
    await expect(this.message(text)).toBeVisible()
  }
}

/** A test at one window. */
export const test = base.extend<{ hearth: HearthWindow }>({
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  hearth: async ({ page }, use) => use(new HearthWindow(page)),
})

export { expect }
