import { expect, test, type HearthWindow } from './window.ts'

/** px that nobody sees. */
const still = 3

/** How far down the screen each message stands. */
async function placesOf(hearth: HearthWindow): Promise<Map<string, number>> {
  const places = await hearth.messages.evaluateAll((rows) =>
    rows.map((row) => [row.textContent, row.getBoundingClientRect().y] as const),
  )
  return new Map(places)
}

/** How far the messages that were there before have moved, in px. */
async function moved(hearth: HearthWindow, before: ReadonlyMap<string, number>): Promise<number> {
  const now = [...(await placesOf(hearth))].filter(([text]) => before.has(text))
  expect(now.length).toBeGreaterThan(0)
  return Math.max(...now.map(([text, y]) => Math.abs(y - (before.get(text) ?? NaN))))
}

test('who goes back finds what was said before, page after page', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.goesBackUntil(async () => (await hearth.calls('older')).length >= 3)
  const asked = (await hearth.calls('older')) as readonly { before: number }[]
  expect(asked.map(({ before }) => before).slice(0, 3)).toEqual([98_001, 97_801, 97_601])
  expect(await hearth.messages.count()).toBeLessThan(80)
})

test('a page that comes while somebody reads moves nothing under their eyes', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.toy('delay', 'older')
  await hearth.goesBackUntil(async () => (await hearth.calls('older')).length > 0)
  await hearth.page.waitForFunction(() => {
    const log = document.querySelector('[role=log]')
    return log !== null && log.scrollTop < 40
  })
  await hearth.rests()
  const before = await placesOf(hearth)
  await hearth.toy('answer', 'older')
  await expect(hearth.message('98000.')).toBeAttached()
  // the list measures the rows that came in the frame after it has drawn them
  await expect.poll(() => moved(hearth, before)).toBeLessThan(still)
  expect(await hearth.calls('older')).toHaveLength(1)
})

test('the first message ever said stands under the room’s beginning', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.room('a-page-more').click()
  await hearth.goesBackUntil(async () => (await hearth.message('1. ').count()) > 0 && (await hearth.isAtTop()))
  await expect(hearth.page.getByText('This is the beginning of a-page-more.')).toBeInViewport()
  expect(await hearth.calls('older')).toHaveLength(1)
})

test('what the host does not keep, or does not show to newcomers, is said to be so', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.room('kept-a-week').click()
  await hearth.goesBackUntil(() => hearth.isAtTop())
  await expect(hearth.page.getByText('Older messages are not kept here.')).toBeVisible()
  await hearth.room('just-joined').click()
  await expect(hearth.page.getByText('What was said before you came is not shown to newcomers.')).toBeVisible()
  expect(await hearth.calls('older')).toEqual([])
})

test('a page that did not come can be asked for again', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.room('a-page-more').click()
  await hearth.toy('refuseNext', 'older', 'timed-out')
  await hearth.goesBackUntil(() => hearth.isAtTop())
  await hearth.choose('Try again', hearth.conversation)
  await expect(hearth.message('150.')).toBeAttached()
})

test('away from the host, the list says that no more is kept here, and asks once it is back', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.room('a-page-more').click()
  await hearth.toy('link', 'long', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await hearth.goesBackUntil(() => hearth.isAtTop())
  await expect(hearth.page.getByText('This computer kept no older messages.')).toBeVisible()
  await hearth.toy('link', 'long', { type: 'online' })
  await expect(hearth.message('150.')).toBeAttached()
})

test('what comes while somebody reads far up is counted, and one press leads back', async ({ hearth }) => {
  await hearth.open('long')
  await hearth.goesBackUntil(async () => (await hearth.calls('older')).length > 1)
  await hearth.toy('burst', 'long', 'everything', 5)
  await hearth.choose('5 new messages')
  await expect(hearth.message('Message 5 of 5')).toBeInViewport()
  await expect(hearth.page.getByRole('button', { name: /^(Jump to the newest|\d+ new messages)$/ })).toBeHidden()
})

test('a room with more than a screenful unread opens at the first of it, and any other at its end', async ({
  hearth,
}) => {
  await hearth.open('long')
  await hearth.room(/^missed 150/).click()
  await expect(hearth.conversation.getByRole('separator', { name: 'New' })).toBeInViewport()
  await expect(hearth.page.getByRole('main').getByRole('button', { name: '150 new messages' })).toBeVisible()
  await hearth.room(/^missed-little/).click()
  await expect(hearth.conversation.getByRole('separator', { name: 'New' })).toBeInViewport()
  await expect(hearth.messages.last()).toBeInViewport()
  await expect(hearth.room('missed-little')).toHaveAccessibleName('missed-little')
})

test('who reads half way down has read so far, and the mark stays where they began', async ({ hearth, page }) => {
  await hearth.open('long')
  await hearth.room(/^missed 150/).click()
  const read = async () => ((await hearth.calls('read')).at(-1) as { seq: number } | undefined)?.seq ?? 0
  // the first screenful is read where it stands
  await expect.poll(read).toBeGreaterThan(150)
  const first = await read()
  await hearth.conversation.hover()
  await page.mouse.wheel(0, 1_500)
  await expect.poll(read).toBeGreaterThan(first + 5)
  const seq = await read()
  expect(seq).toBeLessThan(290)
  await expect(hearth.page.getByRole('main').getByRole('button', { name: `${300 - seq} new messages` })).toBeVisible()
  await page.mouse.wheel(0, -1_500)
  await expect(hearth.conversation.getByRole('separator', { name: 'New' })).toBeInViewport()
})
