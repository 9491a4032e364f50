import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, type HearthWindow } from './window.ts'

type Step = (hearth: HearthWindow) => Promise<unknown>

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

const screens: readonly (readonly [name: string, scene: string, ...steps: Step[]])[] = [
  ['first start', 'first-start'],
  ['first start, a bad name', 'first-start', (hearth) => hearth.page.getByRole('textbox').fill('a b')],
  ['welcome', 'welcome'],
  ['host dialog', 'welcome', nth('main button', 0)],
  ['join dialog', 'welcome', nth('main button', 1)],
  ['trust question', 'question', nth('[role=dialog] button[type=submit]')],
  ['hosting panel', 'hosting', nth('nav > button', 0)],
  ['chat', 'chat'],
  ['chat in Persian', 'persian'],
  ['empty room', 'empty'],
  ['refused and waiting', 'refused'],
  ['offline', 'offline'],
  ['all rooms', 'chat', nth('nav section button', 0)],
  ['quick switcher', 'chat', shortcut('Control+k')],
  ['settings', 'chat', shortcut('Control+,')],
  ['shortcuts', 'chat', shortcut('Control+/')],
  ['command menu', 'chat', openMenu],
  ['a person', 'chat', nth('aside button', 1)],
  ['host dialog, more', 'welcome', nth('main button', 0), nth('[role=dialog] [aria-expanded]'), radio(1)],
  ['host dialog, limits', 'welcome', nth('main button', 0), nth('[role=dialog] [aria-expanded]', 1), wrongLimit],
  ['damaged history', 'welcome', damage, nth('main button', 0), nth('[role=dialog] button[type=submit]')],
  ['no more older messages', 'long', nth('nav section li button', 2)],
  ['an older page that did not come', 'long', refuseOlder, nth('nav section li button', 0)],
  ['away from older messages', 'long', lose, nth('nav section li button', 0)],
  ['missed a lot', 'long', nth('nav section li button', 4)],
  ['a full disk', 'chat', stall],
  ['catching up', 'chat', catchUp],
  ['a host that runs again', 'hosting', (hearth) => hearth.toy('restartHost')],
  ['closing question', 'hosting', (hearth) => hearth.toy('notice', { type: 'closing' })],
]

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>

const violationsAlone = { resultTypes: ['violations' as const] }

/** What bars somebody's way. The window holds no frames, so axe needs no second page: its old mode opens none. */
async function graveProblems(page: Page): Promise<readonly string[]> {
  return graveOf(await new AxeBuilder({ page }).setLegacyMode().options(violationsAlone).analyze())
}

/** The same of colours alone, told by the axe that the first look left in the page: bringing it takes the most time. */
async function graveColours(page: Page): Promise<readonly string[]> {
  const look = (options: object) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } }
    return axe.run(options)
  }
  return graveOf(await page.evaluate(look, { runOnly: ['color-contrast'], ...violationsAlone }))
}

/** Each with the elements that do. */
function graveOf({ violations }: Found): readonly string[] {
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

for (const language of ['en-GB', 'fa-IR']) {
  test.describe(language, () => {
    test.use({ locale: language, contextOptions: { reducedMotion: 'reduce' } })
    for (const [name, scene, ...steps] of screens) {
      test(`nothing bars the way: ${name}`, async ({ hearth, page }) => {
        await hearth.open(scene)
        for (const step of steps) await step(hearth)
        expect(await graveProblems(page)).toEqual([])
        // the dark look differs in its colours alone
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await graveColours(page)).toEqual([])
      })
    }
  })
}
