import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Person } from '../people.ts'

/** What axe finds that would bar somebody's way. Electron opens no second page for axe: the old mode needs none. */
async function barriers(person: Person): Promise<string[]> {
  await person.page.emulateMedia({ reducedMotion: 'reduce' })
  const { violations } = await new AxeBuilder({ page: person.page }).setLegacyMode(true).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test('nothing bars the way from the first start to a conversation, in light and dark', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.start('Ali'), people.start('Sara')])
  await expect(ali.page.getByRole('textbox', { name: 'What should people call you?' })).toBeVisible()
  expect(await barriers(ali), 'first start').toEqual([])
  await Promise.all([ali.begins(), sara.begins()])
  expect(await barriers(ali), 'welcome').toEqual([])
  await ali.wantsToHost()
  expect(await barriers(ali), 'host dialog').toEqual([])
  await ali.presses('Start hosting', ali.dialog)
  await expect(ali.dialog).toHaveAccessibleName('You are hosting Ali’s place')
  expect(await barriers(ali), 'hosting panel').toEqual([])
  const { address, groups } = await ali.readsOut('Ali’s place')

  await sara.joins(address)
  await expect(sara.dialog).toHaveAccessibleName('Is this the right host?')
  expect(await barriers(sara), 'trust question').toEqual([])
  await sara.trusts(groups)
  await sara.says('Hello')
  await ali.sees('Hello')
  expect(await barriers(ali), 'conversation').toEqual([])

  await ali.calls('changeSettings', { theme: 'dark', language: 'fa' })
  await ali.page.reload()
  await expect(ali.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(ali.page.getByRole('article').filter({ hasText: 'Hello' })).toBeVisible()
  expect(await barriers(ali), 'conversation in Persian, dark').toEqual([])
})
