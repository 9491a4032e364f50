import type { Locator } from '@playwright/test'
import { expect, test, type HearthWindow } from './window.ts'

async function edges(hearth: HearthWindow) {
  const [hosts, rooms, log, people] = await Promise.all(
    [
      hearth.page.getByRole('navigation').first(),
      hearth.page.getByRole('navigation').last(),
      hearth.conversation,
      hearth.page.getByRole('complementary'),
    ].map((part) => part.boundingBox()),
  )
  return { hosts: hosts?.x ?? NaN, rooms: rooms?.x ?? NaN, log: log?.x ?? NaN, people: people?.x ?? NaN }
}

test('columns stand in the order of reading, and mirrored in Persian', async ({ hearth }) => {
  await hearth.open('chat')
  const english = await edges(hearth)
  expect([english.hosts, english.rooms, english.log, english.people]).toEqual(
    Object.values(english).sort((a, b) => a - b),
  )
  await hearth.open('persian')
  const persian = await edges(hearth)
  expect([persian.people, persian.log, persian.rooms, persian.hosts]).toEqual(
    Object.values(persian).sort((a, b) => a - b),
  )
})

test('each message is written in its own direction', async ({ hearth }) => {
  await hearth.open('chat')
  const directionOf = (text: string) =>
    hearth
      .message(text)
      .locator('p')
      .last()
      .evaluate((line) => getComputedStyle(line).direction)
  expect(await directionOf('عالی شد')).toBe('rtl')
  expect(await directionOf('Friday, six, at the bakery')).toBe('ltr')
})

/** Where what is written in an element begins and ends, whatever the width of its box. */
const inkOf = (line: Locator) =>
  line.evaluate((element) => {
    const written = document.createRange()
    written.selectNodeContents(element)
    const { left, right } = written.getBoundingClientRect()
    return { left, right }
  })

for (const [locale, text, side] of [
  ['en-GB', 'سلام', 'left'],
  ['fa-IR', 'Hello', 'right'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a short message of the other direction stands under its author’s name', async ({ hearth }) => {
      await hearth.open('chat')
      await hearth.toy('say', 'cedar', 'weekend-trip', 'Sara', text)
      const said = await inkOf(hearth.message(text).last().locator('p').last())
      const name = await inkOf(hearth.message(text).last().locator('bdi').first())
      expect(Math.abs(said[side] - name[side])).toBeLessThan(3)
    })
  })
}

test('Persian is spoken by the dates and numbers too', async ({ hearth }) => {
  // soon after midnight, what was said an hour ago was said yesterday
  await hearth.page.clock.setFixedTime(new Date(2026, 10, 22, 12))
  await hearth.open('persian')
  await expect(hearth.page.locator('html')).toHaveAttribute('lang', 'fa')
  await expect(hearth.conversation.getByText('امروز').first()).toBeVisible()
  await expect(hearth.messages.last().locator('time')).toHaveText(/^[۰-۹]{1,2}:[۰-۹]{2}$/)
})

/** Whether a text begins, and its first letter is within the box that it stands in. */
const beginsInSight = (text: Element): boolean => {
  const first = document.createRange()
  first.setStart(text.firstChild!, 0)
  first.setEnd(text.firstChild!, 1)
  const [letter, box] = [first.getBoundingClientRect(), text.parentElement!.getBoundingClientRect()]
  return letter.left >= box.left - 1 && letter.right <= box.right + 1
}

for (const [locale, topic] of [
  ['fa-IR', 'Everything that we still have to talk about before we leave on Friday, and then some more'],
  ['en-GB', 'همهٔ آنچه پیش از رفتن در روز جمعه باید درباره‌اش حرف بزنیم، و اندکی بیش از آن، و باز هم بیشتر'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 420, height: 720 } })

    test('a long topic of the other direction is cut where it ends', async ({ hearth }) => {
      await hearth.open('chat')
      await hearth.toy('event', 'cedar', { type: 'topic', room: 'room-1', topic, by: 'key-sara', time: 0 })
      const line = hearth.page.locator('header').getByText(topic.slice(0, 10)).first()
      await expect(line).toBeVisible()
      expect(await line.evaluate(beginsInSight)).toBe(true)
    })
  })
}

test.describe('a narrow window', () => {
  test.use({ viewport: { width: 480, height: 720 } })

  test('keeps hosts and rooms in a drawer, opened by a button that says what is unread', async ({ hearth }) => {
    await hearth.open('chat')
    await expect(hearth.rooms).toBeHidden()
    await hearth.choose(/^Show the rooms, \d+ new messages$/)
    await expect(hearth.room('lobby')).toBeVisible()
    await hearth.room('lobby').click()
    await expect(hearth.rooms).toBeHidden()
    await expect(hearth.page.getByRole('heading', { name: 'lobby', level: 1 })).toBeVisible()
  })

  test('shows the people over the conversation, and Escape takes them away', async ({ hearth }) => {
    await hearth.open('chat')
    await hearth.choose(/^Show the people/)
    await expect(hearth.people).toBeVisible()
    await hearth.press('Escape')
    await expect(hearth.people).toBeHidden()
  })

  test('edits the topic below the name of the room, which stays in sight', async ({ hearth }) => {
    await hearth.open('chat')
    await hearth.choose('What to do with this room')
    await hearth.page.getByRole('menuitem', { name: 'Change the topic' }).click()
    const field = await hearth.page.getByRole('textbox', { name: 'Topic' }).boundingBox()
    const title = await hearth.page.getByRole('heading', { level: 1 }).boundingBox()
    expect(field?.y).toBeGreaterThanOrEqual((title?.y ?? NaN) + (title?.height ?? NaN))
    expect(field?.width).toBeGreaterThan(400)
  })

  test('breaks the longest name of a room above its first message', async ({ hearth }) => {
    await hearth.open('chat')
    await hearth.say(`/join ${'W'.repeat(32)}`)
    const title = hearth.conversation.getByRole('heading', { level: 2 })
    await expect(title).toHaveText('W'.repeat(32))
    expect(await title.evaluate((line) => line.scrollWidth <= line.clientWidth)).toBe(true)
    expect(await title.evaluate((line) => line.getBoundingClientRect().right <= innerWidth)).toBe(true)
  })

  for (const scene of ['first-start', 'welcome', 'chat', 'persian', 'refused', 'offline', 'busy', 'long']) {
    test(`never scrolls sideways: ${scene}`, async ({ hearth }) => {
      await hearth.open(scene)
      const wide = await hearth.page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter(
            (part) =>
              part.getBoundingClientRect().right > innerWidth + 1 && part.checkVisibility({ visibilityProperty: true }),
          )
          .map((part) => part.className),
      )
      expect(wide).toEqual([])
    })
  }
})

for (const width of [720, 1000]) {
  test.describe(`a window of ${width} px`, () => {
    test.use({ viewport: { width, height: 600 } })

    test('shortens the longest name of a room before it covers what stands beside it', async ({ hearth }) => {
      await hearth.open('chat')
      await hearth.say(`/join ${'W'.repeat(32)}`)
      const title = hearth.page.getByRole('heading', { level: 1 })
      await expect(title).toHaveText('W'.repeat(32))
      const people = await hearth.page.getByRole('button', { name: /^Show the people/ }).boundingBox()
      const shown = await title.boundingBox()
      expect((shown?.x ?? NaN) + (shown?.width ?? NaN)).toBeLessThanOrEqual(people?.x ?? NaN)
      await hearth.choose('What to do with this room')
      await hearth.page.getByRole('menuitem', { name: 'Change the topic' }).click()
      const topic = await hearth.page.getByRole('textbox', { name: 'Topic' }).boundingBox()
      expect(topic?.width).toBeGreaterThan(200)
      expect((topic?.x ?? NaN) + (topic?.width ?? NaN)).toBeLessThanOrEqual(people?.x ?? NaN)
    })
  })
}

test('a dialog stands still by its top edge, whatever grows or shrinks in it', async ({ hearth }) => {
  const top = async () => (await hearth.dialog.boundingBox())?.y
  await hearth.open('chat')
  await hearth.toy('delay', 'ask')
  await hearth.choose('Find or make a room', hearth.rooms)
  await expect(hearth.dialog.getByText('Asking for the rooms…')).toBeVisible()
  await hearth.dialog.evaluate((sheet) => Promise.all(sheet.getAnimations().map(({ finished }) => finished)))
  const before = await top()
  await hearth.toy('answer', 'ask')
  await expect(hearth.dialog.getByRole('listitem')).toHaveCount(5)
  expect(await top()).toBe(before)
  await hearth.dialog.getByRole('textbox').fill('film')
  await expect(hearth.dialog.getByRole('listitem')).toHaveCount(1)
  expect(await top()).toBe(before)
})

test('what unfolds in the host dialog leaves its button under the pointer', async ({ hearth }) => {
  await hearth.open('welcome')
  await hearth.choose(/^Host room/)
  const more = hearth.dialog.getByRole('button', { name: 'More', exact: true })
  await more.click()
  const before = await more.boundingBox()
  await more.click()
  await expect(hearth.dialog.getByRole('radio').first()).toBeHidden()
  expect(await more.boundingBox()).toEqual(before)
})

test('saving the name leaves its field as wide as it was, and what the name is for beside it', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.press('Control+,')
  const name = hearth.dialog.getByRole('textbox', { name: 'Your name' })
  // as it is laid out: a dialog that still appears is drawn smaller
  const width = () => name.evaluate((field: HTMLElement) => field.offsetWidth)
  const before = await width()
  await name.fill('Alireza')
  await hearth.choose('Save', hearth.dialog)
  await expect(name).toHaveAccessibleDescription(/^Hosts that you join.*Saved\.$/)
  expect(await width()).toBe(before)
})

for (const [width, height] of [
  [480, 400],
  [1280, 800],
] as const) {
  test.describe(`a window of ${width} × ${height} px`, () => {
    test.use({ viewport: { width, height } })

    test('holds the tallest dialog whole, with its buttons in sight', async ({ hearth }) => {
      await hearth.open('welcome')
      await hearth.choose(/^Host room/)
      await hearth.choose('Limits', hearth.dialog)
      await expect(hearth.dialog.getByRole('button', { name: 'Start hosting' })).toBeInViewport({ ratio: 1 })
      await expect(hearth.dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
      await expect(hearth.dialog).toBeInViewport({ ratio: 1 })
    })
  })
}

test.describe('a low window', () => {
  test.use({ viewport: { width: 480, height: 400 } })

  test('shows the chosen command whole, the first and the last', async ({ hearth }) => {
    await hearth.open('chat')
    const chosen = hearth.page.getByRole('option', { selected: true })
    await hearth.type('/')
    await expect(chosen).toBeInViewport({ ratio: 1 })
    await expect(hearth.page.getByRole('option').last()).not.toBeInViewport()
    await hearth.press('ArrowUp')
    await expect(hearth.page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true')
    await expect(chosen).toBeInViewport({ ratio: 1 })
  })
})

test.describe('a clock of twelve hours', () => {
  test.use({ locale: 'en-US' })

  test('keeps the time beside a line within its gutter, and says the whole of it on asking', async ({ hearth }) => {
    await hearth.open('chat')
    const row = hearth.message('And a better coffee pot than last time.')
    await row.hover()
    const time = row.locator('time')
    await expect(time).toHaveText(/^\d{1,2}:\d{2}$/)
    await expect(time).toHaveAttribute('title', /\d{1,2}:\d{2}\s[AP]M$/)
    expect(await time.evaluate((gutter) => gutter.scrollWidth <= gutter.clientWidth)).toBe(true)
  })
})

test.describe('a very wide window', () => {
  test.use({ viewport: { width: 2560, height: 1300 } })

  test('keeps lines at a length that can be read', async ({ hearth }) => {
    await hearth.open('chat')
    const widths = await hearth.messages.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().width))
    expect(Math.max(...widths)).toBeLessThan(860)
  })
})

test('a guest’s name of eight letters stands whole beside its mark', async ({ hearth, page }) => {
  await page.setViewportSize({ width: 1200, height: 800 })
  await hearth.open('chat')
  const person = await hearth.people.getByRole('button', { name: /tablet/ }).getAttribute('data-line')
  await hearth.toy('event', 'cedar', { type: 'renamed', person, name: 'Kombucha', time: Date.now() })
  const name = hearth.people.getByText('Kombucha', { exact: true })
  await expect(name).toBeVisible()
  expect(await name.evaluate((line) => line.scrollWidth - line.clientWidth)).toBe(0)
})
