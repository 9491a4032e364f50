/** What somebody sees at their app, by the names that a screen reader says. */
import { expect, type Locator, type Page } from '@playwright/test'

export abstract class Witness {
  abstract get page(): Page

  /** The dialog that is open; one that is on its way out is no longer meant. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').and(this.page.locator('[data-state=open]'))
  }

  get question(): Locator {
    return this.page.getByRole('alertdialog')
  }

  get hostColumn(): Locator {
    return this.page.getByRole('navigation', { name: 'Hosts', exact: true })
  }

  get roomColumn(): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms and direct messages' })
  }

  get peopleColumn(): Locator {
    return this.page.getByRole('complementary', { name: 'People' })
  }

  get conversation(): Locator {
    return this.page.getByRole('log')
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message / })
  }

  message(text: string): Locator {
    return this.conversation.getByRole('article').filter({ hasText: text })
  }

  /** Is in a room, with nothing in the way. */
  async isIn(): Promise<void> {
    await expect(this.composer).toBeVisible()
    await expect(this.dialog).toBeHidden()
  }

  /** Sees what somebody said, once. */
  async sees(text: string): Promise<void> {
    await expect(this.message(text)).toHaveCount(1)
    await expect(this.message(text)).toBeVisible()
  }

  /** Does not see it, now that it would be there. */
  async doesNotSee(text: string): Promise<void> {
    await expect(this.page.getByText(text)).toHaveCount(0)
  }

  /** Sees that it reached the host. */
  async knowsItIsSent(text: string): Promise<void> {
    await this.sees(text)
    await expect(this.message(text)).not.toHaveAttribute('aria-busy')
  }

  /** Sees these, each once, in whatever order. */
  async seesAll(...texts: string[]): Promise<void> {
    for (const text of texts) await this.sees(text)
  }

  /** Sees these, each once, in this order, among whatever else was said. */
  async seesInOrder(...texts: string[]): Promise<void> {
    await this.seesAll(...texts)
    await expect(this.conversation.getByRole('article')).toContainText(texts)
  }

  /** Reads a line of the room's news, such as who left. */
  async reads(news: string): Promise<void> {
    await expect(this.conversation.getByText(news).first()).toBeVisible()
  }

  async seesPerson(name: string): Promise<void> {
    await expect(this.peopleColumn.getByRole('button', { name: new RegExp(name) })).toBeVisible()
  }

  /** Reads it in the strip about the connection. */
  async isTold(what: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: what })).toBeVisible()
  }

  /** Reads it in a corner of the window. */
  async isWarned(what: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status').getByRole('listitem').filter({ hasText: what })).toBeVisible()
  }

  /** Sees that it waits. */
  async waitsToSend(text: string): Promise<void> {
    await this.sees(text)
    await expect(this.message(text).getByRole('img', { name: 'Waiting to be sent' })).toBeVisible()
  }
}
