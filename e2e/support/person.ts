/** Somebody at their own app: what they do, by the names that a screen reader says. */
import { expect, type Locator, type Page } from '@playwright/test'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallAnswer, CallName, Payload } from '../../shared/bridge.ts'
import { isAlive, killApp, startApp, type AppWish, type RunningApp } from './app.ts'
import { Witness } from './witness.ts'

/** How others come to a host. */
export interface Hosted {
  readonly address: string
  readonly invite: string
  /** The fingerprint's groups, as the host's owner reads them out. */
  readonly groups: readonly string[]
}

export class Person extends Witness {
  private readonly earlier: string[] = []

  constructor(
    readonly name: string,
    readonly wish: AppWish,
    private running: RunningApp,
  ) {
    super()
  }

  get page(): Page {
    return this.running.page
  }

  get app(): RunningApp['app'] {
    return this.running.app
  }

  /** What the page complained of, in all its lives. */
  get complaints(): readonly string[] {
    return [...this.earlier, ...this.running.complaints]
  }

  /** The first start: a name, and then the two ways in. */
  async begins(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'What should people call you?' }).fill(this.name)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('button', { name: /^Host room/ }).first()).toBeVisible()
  }

  /** Presses a button, here or anywhere. */
  async presses(name: string | RegExp, where: Locator | Page = this.page): Promise<void> {
    await where.getByRole('button', { name }).click()
  }

  /** Opens the question of what to host. */
  async wantsToHost(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Host room/ })
      .first()
      .click()
    await expect(this.dialog).toHaveAccessibleName('Host room')
  }

  /** Hosts a room under this name, on this port where there is one, and goes to it. */
  async hosts(name: string, port?: number): Promise<Hosted> {
    await this.wantsToHost()
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    if (port !== undefined) await this.dialog.getByRole('textbox', { name: 'Port' }).fill(String(port))
    await this.presses('Start hosting', this.dialog)
    return this.readsOut(name)
  }

  /** What the owner of a host tells others, from the panel that is open; then goes to the room. */
  async readsOut(name: string): Promise<Hosted> {
    await expect(this.dialog).toHaveAccessibleName(`You are hosting ${name}`)
    const invite = await this.dialog.getByText(/^hearth:\/\/join/).innerText()
    const groups = await this.dialog.getByRole('list', { name: 'As digits' }).getByRole('listitem').allInnerTexts()
    const port = /(?:%3A|:)(\d+)(?:&|$)/.exec(invite)?.[1] ?? '5050'
    await this.presses('Go to the room', this.dialog)
    await expect(this.composer).toBeVisible()
    return { address: `127.0.0.1:${port}`, invite, groups }
  }

  /** Stops hosting; `asked` where others are there. */
  async stopsHosting(name: string, asked: boolean): Promise<void> {
    await this.presses(`You are hosting ${name}`, this.hostColumn)
    await this.presses('Stop hosting', this.dialog)
    if (asked) await this.presses('Stop hosting', this.question)
    await expect(this.hostColumn.getByRole('button', { name: 'Host room' })).toBeVisible()
  }

  /** Types an address or pastes an invite, and joins by it. */
  async joins(where: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Join/ }).first().click()
    await this.dialog.getByRole('textbox', { name: 'Invite link or address' }).fill(where)
    await this.page.keyboard.press('Enter')
  }

  /** Sees this very fingerprint, and trusts it. */
  async trusts(groups: readonly string[]): Promise<void> {
    await expect(this.dialog).toHaveAccessibleName('Is this the right host?')
    const shown = this.dialog.getByRole('list', { name: 'As digits' }).getByRole('listitem')
    await expect(shown).toHaveText([...groups])
    await this.presses('It is the same', this.dialog)
    await this.isIn()
  }

  async says(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.page.keyboard.press('Enter')
  }

  /** Joins a room by the list, or makes it where there is none. */
  async entersRoom(name: string): Promise<void> {
    await this.presses('Find or make a room', this.roomColumn)
    await this.dialog.getByRole('textbox', { name: 'Find or make a room' }).fill(name)
    const ways = [`Join ${name}`, `Make the room “${name}”`].map((way) =>
      this.dialog.getByRole('button', { name: way }),
    )
    await ways.reduce((one, other) => one.or(other)).click()
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  /** Opens a room or a conversation that is in the column. */
  async opens(room: string): Promise<void> {
    await this.roomColumn.getByRole('button', { name: new RegExp(room) }).click()
    await expect(this.page.getByRole('heading', { name: room, level: 1 })).toBeVisible()
  }

  /** Writes to one person alone. */
  async whispers(name: string, text: string): Promise<void> {
    await this.peopleColumn.getByRole('button', { name: new RegExp(name) }).click()
    await this.presses('Message', this.dialog)
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await this.says(text)
  }

  /** Goes to another host in the column. */
  async opensHost(name: string): Promise<void> {
    await this.hostColumn.getByRole('button', { name: new RegExp(`^${name},`) }).click()
    await expect(this.composer).toBeVisible()
  }

  /** Leaves the open host by its menu. */
  async leavesHost(name: string): Promise<void> {
    await this.presses(new RegExp(`^${name}`), this.roomColumn)
    await this.page.getByRole('menuitem', { name: 'Leave this host' }).click()
    await this.isTold(`You left ${name}.`)
  }

  /** Opens the join dialog and chooses this file as an authority. */
  async wantsToTrustFile(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
    if (await this.dialog.isHidden()) {
      await this.page.getByRole('button', { name: /^Join/ }).first().click()
      await this.presses('This host has a certificate of its own', this.dialog)
    }
    await this.presses('Trust a certificate file', this.dialog)
  }

  /** Asks the app over the bridge, without the window's manners. */
  async calls<N extends CallName>(name: N, payload: Payload<N>): Promise<CallAnswer<N>> {
    const ask = ([call, words]: readonly [string, unknown]) => {
      const { hearth } = globalThis as unknown as { hearth: Record<string, (words: unknown) => Promise<unknown>> }
      return hearth[call]?.(words)
    }
    return (await this.page.evaluate(ask, [name, payload] as const)) as CallAnswer<N>
  }

  /** Chooses from the application menu. */
  async choosesFromMenu(label: string): Promise<void> {
    await this.app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      items.find((item) => item.label === wanted)?.click()
    }, label)
  }

  /** A file of this profile. */
  profileFile(path: string): string {
    return join(this.wish.profile, path)
  }

  /** Tells the page that it has the focus: a screen without a window manager gives it to nobody. */
  async looksAtTheWindow(): Promise<void> {
    await this.page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  }

  /** Closes the window, as its frame's button would. */
  async closesWindow(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  }

  /** Closes the window, and lets the app end only when somebody has started it again; resolves while it says goodbye. */
  async leavesSlowly(): Promise<void> {
    await this.app.evaluate(
      ({ app, BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const quit = app.quit.bind(app)
          app.once('will-quit', () => {
            app.quit = () => void app.once('second-instance', () => setImmediate(quit))
            resolve()
          })
          BrowserWindow.getAllWindows()[0]?.close()
        }),
    )
  }

  /** Waits until the app has ended by itself. */
  async isGone(): Promise<void> {
    await expect.poll(() => isAlive(this.running)).toBe(false)
  }

  /** The process is killed. */
  async isKilled(): Promise<void> {
    await killApp(this.running)
  }

  /** The same profile is started again. */
  async comesBack(): Promise<void> {
    this.earlier.push(...this.running.complaints)
    this.running = await startApp(this.wish)
  }

  /** Leaves a picture of the window, and prints what stood in it and what the app logged last: for a test that failed. */
  async leavesTraces(path: string): Promise<void> {
    if (isAlive(this.running)) await this.leavesPicture(`${path}.png`)
    const seen = isAlive(this.running) ? await this.page.locator('body').ariaSnapshot() : 'The app had ended.'
    console.error(
      `What ${this.name} saw:\n${seen}\n\nWhat ${this.name}’s app logged last:\n${await this.lastLogged()}\n`,
    )
  }

  private async leavesPicture(path: string): Promise<void> {
    const picture = await this.app.evaluate(async ({ webContents }) => {
      const image = await webContents.getAllWebContents()[0]?.capturePage()
      return image?.toPNG().toString('base64') ?? ''
    })
    await writeFile(path, picture, 'base64')
  }

  private async lastLogged(): Promise<string> {
    const folder = this.profileFile('logs')
    const files = await readdir(folder).catch(() => [])
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
    return texts.flatMap((text) => text.trimEnd().split('\n').slice(-10)).join('\n')
  }
}
