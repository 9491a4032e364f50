import type { Page } from '@playwright/test'
import { barriers } from '../support/barriers.ts'
import { expect, test, type HearthWindow } from './window.ts'

type Step = (hearth: HearthWindow) => Promise<unknown>

const asItIs: Step = () => Promise.resolve()
const openMenu: Step = (hearth) => hearth.page.locator('#composer').fill('/')
const shortcut =
  (keys: string): Step =>
  async (hearth) => {
    await hearth.press(keys)
    await expect(hearth.dialog).toBeVisible()
  }
/** By position, since the words are in another language half of the time. */
const nth =
  (selector: string, at = 0): Step =>
  (hearth) =>
    hearth.page.locator(selector).nth(at).click()

const radio = (at: number): Step => nth('[role=radio]', at)
const wrongLimit: Step = (hearth) => hearth.page.locator('[role=dialog] fieldset input').first().fill('9')
const damage: Step = (hearth) =>
  hearth.toy('refuseNext', 'openHosting', 'history-damaged', { path: '/data', backup: '2026-11-23T18:30:00.000Z' })
const refuseOlder: Step = (hearth) => hearth.toy('refuseNext', 'older', 'timed-out')
const lose: Step = (hearth) => hearth.toy('link', 'long', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
const stall: Step = (hearth) => hearth.toy('event', 'cedar', { type: 'stalled', refusal: { code: 'disk-full' } })
const catchUp: Step = async (hearth) => {
  await hearth.toy('link', 'cedar', { type: 'connecting' })
  await hearth.page.getByRole('main').getByRole('status').first().waitFor()
}

/** The screens of each scene, one after the other in the same page: what cannot be taken back comes last. */
const scenes: Readonly<Record<string, Readonly<Record<string, readonly Step[]>>>> = {
  'first-start': {
    'first start': [asItIs],
    'a bad name': [(hearth) => hearth.page.getByRole('textbox').fill('a b')],
  },
  welcome: {
    welcome: [asItIs],
    'host dialog': [nth('main button', 0)],
    'join dialog': [nth('main button', 1)],
    'host dialog, more': [nth('main button', 0), nth('[role=dialog] [aria-expanded]'), radio(1)],
    'host dialog, limits': [nth('main button', 0), nth('[role=dialog] [aria-expanded]', 1), wrongLimit],
    'damaged history': [damage, nth('main button', 0), nth('[role=dialog] button[type=submit]')],
  },
  question: { 'trust question': [nth('[role=dialog] button[type=submit]')] },
  hosting: {
    'hosting panel': [nth('nav > button', 0)],
    'a host that runs again': [(hearth) => hearth.toy('restartHost')],
    'closing question': [(hearth) => hearth.toy('notice', { type: 'closing' })],
  },
  chat: {
    chat: [asItIs],
    'all rooms': [nth('nav section button', 0)],
    'quick switcher': [shortcut('Control+k')],
    settings: [shortcut('Control+,')],
    shortcuts: [shortcut('Control+/')],
    'a person': [nth('aside button', 1)],
    'command menu': [openMenu],
    'a full disk': [stall],
    'catching up': [catchUp],
  },
  persian: { 'chat in Persian': [asItIs] },
  empty: { 'empty room': [asItIs] },
  refused: { 'refused and waiting': [asItIs] },
  offline: { offline: [asItIs] },
  long: {
    'no more older messages': [nth('nav section li button', 2)],
    'missed a lot': [nth('nav section li button', 4)],
    'an older page that did not come': [refuseOlder, nth('nav section li button', 0)],
    'away from older messages': [lose],
  },
}

/** The dark look differs in its colours alone, and they are the same in every language. */
async function darkBarriers(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const found = await barriers(page, 'color-contrast')
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

for (const language of ['en-GB', 'fa-IR']) {
  test.describe(language, () => {
    test.use({ locale: language, contextOptions: { reducedMotion: 'reduce' } })
    for (const [scene, screens] of Object.entries(scenes)) {
      test(`nothing bars the way on any screen: ${scene}`, async ({ hearth, page }) => {
        await hearth.open(scene)
        for (const [name, steps] of Object.entries(screens)) {
          for (const step of steps) await step(hearth)
          expect(await barriers(page), name).toEqual([])
          if (language === 'en-GB') expect(await darkBarriers(page), `${name}, dark`).toEqual([])
          await page.keyboard.press('Escape')
          await expect(hearth.dialog).toHaveCount(0)
        }
      })
    }
  })
}
