import type { Locator } from '@playwright/test'
import { expect, test } from './window.ts'

/** Whether the first of these letters stands left of the last, wherever they stand in the line. */
const runsRight = (line: Locator, words: string) =>
  line.evaluate((element, sought) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() && !texts.currentNode.textContent?.includes(sought));
    const at = texts.currentNode.textContent?.indexOf(sought) ?? -1
    const leftOf = (letter: number): number => {
      const range = document.createRange()
      range.setStart(texts.currentNode, letter)
      range.setEnd(texts.currentNode, letter + 1)
      return range.getBoundingClientRect().left
    }
    return leftOf(at) < leftOf(at + sought.length - 1)
  }, words)

for (const [locale, topic, right] of [
  ['en-GB', 'سفر به شمال: ساعت ۸!', false],
  ['fa-IR', '(Trip) north at 8:00!', true],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a topic of the other direction ends where it should', async ({ hearth, page }) => {
      await hearth.open('chat')
      await page.locator('#composer').fill(`/topic ${topic}`)
      await hearth.press('Enter')
      await expect(page.locator('header button').getByText(topic)).toBeVisible()
      await page.locator('#composer').fill('/topic')
      await hearth.press('Enter')
      const answer = page.getByRole('region').filter({ hasText: topic })
      await expect(answer).toBeVisible()
      expect(await runsRight(answer, topic)).toBe(right)
    })
  })
}

test.describe('in Persian', () => {
  test.use({ locale: 'fa-IR' })

  test('the address of a host that is asked about reads as it was typed', async ({ hearth, page }) => {
    await hearth.open('welcome')
    await page.getByRole('main').getByRole('button').nth(1).click()
    await hearth.dialog.getByRole('textbox').fill('[fe80::1c2d:3e4f%eth0]:6000')
    await hearth.press('Enter')
    await expect(hearth.dialog).toContainText('تا کنون به')
    expect(await runsRight(hearth.dialog, '[fe80::1c2d:3e4f%eth0]:6000')).toBe(true)
  })
})
