import type { Page } from '@playwright/test'
import { barriers } from '../support/barriers.ts'
import { expect, test, type HearthWindow } from './window.ts'

type Step = (hearth: HearthWindow) => Promise<unknown>

const openMenu: Step = (hearth) => hearth.page.locator('#composer').fill('/')
const press =
  (keys: string): Step =>
  (hearth) =>
    hearth.press(keys)
/** By position, since the words are in another language half of the time. */
const nth =
  (selector: string, at = 0): Step =>
  (hearth) =>
    hearth.page.locator(selector).nth(at).click()

const room = (at: number): Step => nth('nav section li button', at)
const fold = (at: number): Step => nth('[role=dialog] [aria-expanded]', at)
const submit = nth('[role=dialog] button[type=submit]')
const badName: Step = (hearth) => hearth.page.getByRole('textbox').fill('a b')
const wrongLimit: Step = (hearth) => hearth.page.locator('[role=dialog] fieldset input').first().fill('9')
const damage: Step = (hearth) =>
  hearth.toy('refuseNext', 'openHosting', 'history-damaged', { path: '/data', backup: '2026-11-23T18:30:00.000Z' })
const refuseOlder: Step = (hearth) => hearth.toy('refuseNext', 'older', 'timed-out')
const goBack: Step = (hearth) => hearth.goesBackUntil(() => hearth.isAtTop())
const lose: Step = (hearth) => hearth.toy('link', 'long', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
const stall: Step = (hearth) => hearth.toy('event', 'cedar', { type: 'stalled', refusal: { code: 'disk-full' } })
const changeKey: Step = (hearth) => hearth.toy('link', 'cedar', { type: 'stopped', refusal: { code: 'key-changed' } })
const catchUp: Step = (hearth) => hearth.toy('link', 'cedar', { type: 'connecting' })
const restart: Step = (hearth) => hearth.toy('restartHost')
const close: Step = (hearth) => hearth.toy('notice', { type: 'closing' })

/** What is seen on a screen and not before it, and the way there. */
type Screen = readonly [seen: string, ...steps: Step[]]

/** Screens one after the other in the same page of a scene: where one cannot be left, the scene begins anew after it. */
const visits: readonly (readonly [scene: string, screens: Readonly<Record<string, Screen>>])[] = [
  ['first-start', { 'first start': ['main input'], 'a bad name': ['main [aria-invalid]', badName] }],
  [
    'welcome',
    {
      welcome: ['main button >> nth=1'],
      'host dialog': ['#host-form', nth('main button', 0)],
      'join dialog': ['[role=dialog] form:not(#host-form)', nth('main button', 1)],
      'host dialog, more': [
        '[role=dialog] [role=radio] + [role=radio][data-state=checked]',
        ...[nth('main button', 0), fold(0), nth('[role=radio]', 1)],
      ],
      'host dialog, limits': ['[role=dialog] fieldset [aria-invalid]', nth('main button', 0), fold(1), wrongLimit],
      'damaged history': ['#host-form [role=alert]', damage, nth('main button', 0), submit],
    },
  ],
  ['question', { 'trust question': ['[role=dialog] [role=group]', submit] }],
  [
    'hosting',
    {
      'hosting panel': ['[role=dialog] [role=group]', nth('nav > button', 0)],
      'a host that runs again': ['li:has(.lucide-circle-alert)', restart],
      'closing question': ['[role=alertdialog][data-state=open]', close],
    },
  ],
  [
    'chat',
    {
      chat: ['[role=log] article >> nth=0'],
      'all rooms': ['[role=dialog] input', nth('nav section button', 0)],
      'quick switcher': ['#goals', press('Control+k')],
      settings: ['[role=dialog] [role=radiogroup] >> nth=0', press('Control+,')],
      shortcuts: ['[role=dialog] kbd >> nth=0', press('Control+/')],
      'a person': ['[id^=reka-popover-content]', nth('aside button', 1)],
      'command menu': ['#command-menu', openMenu],
      'a full disk': ['main [role=status] .lucide-hard-drive', stall],
    },
  ],
  ['chat', { 'catching up': ['main [role=status] .turns', catchUp] }],
  ['chat', { 'another key': ['main [role=alert] [role=group]', changeKey, nth('main [role=alert] button')] }],
  ['persian', { 'chat in Persian': ['[role=log] article >> nth=0'] }],
  ['empty', { 'empty room': ['[role=log] p >> nth=0'] }],
  ['refused', { 'refused and waiting': ['[role=log] article .lucide-circle-alert >> nth=0'] }],
  ['offline', { offline: ['main .lucide-cloud-off'] }],
  [
    'long',
    {
      'no more older messages': ['[role=log] [role=status]:text-matches("newcomers|تازه‌واردان")', room(2)],
      'missed a lot': ['[role=log][aria-live=off]', room(4)],
    },
  ],
  ['long', { 'an older page that did not come': ['[role=log] [role=status] button', room(0), refuseOlder, goBack] }],
  [
    'long',
    {
      'away from older messages': [
        '[role=log] [role=status]:text-matches("kept no older|نمانده‌اند")',
        room(0),
        lose,
        goBack,
      ],
    },
  ],
]

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
    for (const [scene, screens] of visits) {
      test(`nothing bars the way: ${Object.keys(screens).join('; ')}`, async ({ hearth, page }) => {
        await hearth.open(scene)
        for (const [name, [seen, ...steps]] of Object.entries(screens)) {
          if (steps.length > 0) await expect(page.locator(seen), `before ${name}`).toBeHidden()
          for (const step of steps) await step(hearth)
          await expect(page.locator(seen), name).toBeVisible()
          expect(await barriers(page), name).toEqual([])
          if (language === 'en-GB') expect(await darkBarriers(page), `${name}, dark`).toEqual([])
          await page.keyboard.press('Escape')
          await expect(hearth.dialog).toHaveCount(0)
        }
      })
    }
  })
}
