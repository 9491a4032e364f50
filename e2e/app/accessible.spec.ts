import { expect, test } from '../people.ts'
import { barriers } from '../support/barriers.ts'

test('nothing bars the way from the first start to a conversation, in light and dark', async ({ people }) => {
  const [ali, sara] = await Promise.all([people.start('Ali'), people.start('Sara')])
  for (const { page } of [ali, sara]) await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(ali.page.getByRole('textbox', { name: 'What should people call you?' })).toBeVisible()
  expect(await barriers(ali.page), 'first start').toEqual([])
  await Promise.all([ali.begins(), sara.begins()])
  expect(await barriers(ali.page), 'welcome').toEqual([])
  await ali.wantsToHost()
  expect(await barriers(ali.page), 'host dialog').toEqual([])
  await ali.presses('Start hosting', ali.dialog)
  await expect(ali.dialog).toHaveAccessibleName('You are hosting Ali’s place')
  expect(await barriers(ali.page), 'hosting panel').toEqual([])
  const { address, groups } = await ali.readsOut('Ali’s place')

  await sara.joins(address)
  await expect(sara.dialog).toHaveAccessibleName('Is this the right host?')
  expect(await barriers(sara.page), 'trust question').toEqual([])
  await sara.trusts(groups)
  await sara.says('Hello')
  await ali.sees('Hello')
  expect(await barriers(ali.page), 'conversation').toEqual([])

  await ali.calls('changeSettings', { theme: 'dark', language: 'fa' })
  await ali.page.reload()
  await expect(ali.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(ali.page.getByRole('article').filter({ hasText: 'Hello' })).toBeVisible()
  expect(await barriers(ali.page), 'conversation in Persian, dark').toEqual([])
})
