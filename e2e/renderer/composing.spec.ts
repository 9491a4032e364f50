import type { Page } from '@playwright/test'
import { expect, test } from './window.ts'

/** Half a word stands in the field that has the focus; then a key comes as Chromium on a Mac tells one that the input method takes. */
async function composeAndPress(page: Page, key: 'Enter' | 'Escape'): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  const taken = { windowsVirtualKeyCode: 229, key, code: key }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken })
}

test('Enter sends, and Shift+Enter breaks the line', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.composer.click()
  await hearth.page.keyboard.type('First line')
  await hearth.press('Shift+Enter')
  await hearth.page.keyboard.type('second line')
  await hearth.press('Enter')
  await expect(hearth.composer).toHaveValue('')
  expect(await hearth.calls('post')).toMatchObject([{ text: 'First line\nsecond line', kind: 'text' }])
})

test('Enter never sends while an input method composes', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.composer.click()
  const keyboard = await hearth.page.context().newCDPSession(hearth.page)
  await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  // what Chromium sends for a key that the input method takes
  const taken = { windowsVirtualKeyCode: 229, key: 'Process', code: 'Enter' }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken })
  await hearth.press('Enter')
  expect(await hearth.calls('post')).toEqual([])
  await hearth.composer.fill('日本')
  await hearth.press('Enter')
  await hearth.sees('日本')
})

test('Escape takes no card with a new name away while an input method composes', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.people.getByRole('button', { name: /Ali/ }).click()
  await hearth.choose('Change name…', hearth.dialog)
  const name = hearth.dialog.getByRole('textbox')
  await name.fill('Alexander')
  await composeAndPress(hearth.page, 'Escape')
  await expect(name).toBeVisible()
  await hearth.page.keyboard.insertText('日本')
  await expect(name).toHaveValue('Alexander日本')
  await hearth.press('Escape')
  await expect(name).toBeHidden()
})

test('Enter never keeps half a topic, nor enters a room, while an input method composes', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.choose(/Change the topic$/)
  const topic = hearth.page.getByRole('textbox', { name: 'Topic' })
  await topic.fill('Bread and ')
  await composeAndPress(hearth.page, 'Enter')
  await composeAndPress(hearth.page, 'Escape')
  await expect(topic).toBeVisible()
  await hearth.page.keyboard.insertText('日本')
  await hearth.press('Enter')
  await expect(topic).toBeHidden()
  expect(await hearth.calls('ask')).toMatchObject([{ ask: { type: 'topic', topic: 'Bread and 日本' } }])
  await hearth.choose('Find or make a room')
  await hearth.dialog.getByRole('textbox', { name: 'Find or make a room' }).fill('lobby')
  await composeAndPress(hearth.page, 'Enter')
  await expect(hearth.dialog).toBeVisible()
  expect(await hearth.calls('ask')).toHaveLength(2)
})

test('Escape that gives up half a word leaves open what it stands in', async ({ hearth }) => {
  await hearth.open('chat')
  for (const keys of ['Control+k', 'Control+,']) {
    await hearth.press(keys)
    await hearth.dialog.getByRole('combobox').or(hearth.dialog.getByRole('textbox')).focus()
    await composeAndPress(hearth.page, 'Escape')
    await hearth.press('ArrowLeft')
    await expect(hearth.dialog).toBeVisible()
    await hearth.dialog.press('Escape')
    await expect(hearth.dialog).toBeHidden()
  }
})

/** Puts text where the caret is, as a keyboard or a paste does, by its UTF-16 units: half an emoji has no way through the wire. */
async function insert(page: Page, ...units: readonly number[]): Promise<void> {
  const put = (given: readonly number[]) => document.execCommand('insertText', false, String.fromCharCode(...given))
  await page.evaluate(put, units)
}

test('an emoji that a keyboard writes in two halves is one, and half of one is never sent', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.composer.click()
  await hearth.page.keyboard.type('ab')
  await hearth.press('ArrowLeft')
  await insert(hearth.page, 0xd83d)
  // whatever the composer shows meanwhile, the caret stays
  await hearth.toy('link', 'cedar', { type: 'waiting', refusal: { code: 'lost' }, retryAt: 0 })
  await expect(hearth.page.getByText('What you write is kept')).toBeVisible()
  await insert(hearth.page, 0xdd25)
  await expect(hearth.composer).toHaveValue('a🔥b')
  await insert(hearth.page, 0xd83d)
  await hearth.press('Enter')
  await hearth.sees('a🔥b')
  await insert(hearth.page, 0x63, 0xd83d, 0x64)
  await expect(hearth.composer).toHaveValue('cd')
  await hearth.press('Enter')
  await hearth.sees('cd')
  await expect(hearth.composer).toHaveValue('')
  expect(await hearth.calls('post')).toMatchObject([{ text: 'a🔥b' }, { text: 'cd' }])
})

test('typing anywhere writes into the composer', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room('lobby').click()
  await hearth.page.keyboard.type('hello')
  await expect(hearth.composer).toHaveValue('hello')
})

test('the composer grows with its text, to eight lines and no further', async ({ hearth }) => {
  await hearth.open('chat')
  const heightOf = async () => (await hearth.composer.boundingBox())?.height ?? 0
  const one = await heightOf()
  await hearth.type('a\nb\nc')
  const three = await heightOf()
  expect(three).toBeGreaterThan(one)
  await hearth.type('line\n'.repeat(8))
  const eight = await heightOf()
  await hearth.type('line\n'.repeat(40))
  expect(await heightOf()).toBe(eight)
})

test('the count shows near the limit, and what is over it is not sent', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.type('a'.repeat(7_499))
  await expect(hearth.page.getByText(/characters? left/)).toBeHidden()
  await hearth.type('a'.repeat(7_500))
  await expect(hearth.page.getByText('500 characters left')).toBeVisible()
  await hearth.type('🔥'.repeat(8_000))
  await expect(hearth.page.getByText('0 characters left')).toBeVisible()
  await hearth.type('🔥'.repeat(8_001))
  await expect(hearth.page.getByText('1 character too many')).toBeVisible()
  await expect(hearth.page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  await hearth.press('Enter')
  expect(await hearth.calls('post')).toEqual([])
})

test('a slash opens the menu; arrows choose, Tab completes, Escape closes', async ({ hearth }) => {
  await hearth.open('chat')
  const menu = hearth.page.getByRole('listbox', { name: 'Commands' })
  await hearth.composer.click()
  await hearth.page.keyboard.type('/')
  await expect(menu.getByRole('option', { selected: true })).toContainText('/join')
  await hearth.press('ArrowDown')
  await expect(menu.getByRole('option', { selected: true })).toContainText('/leave')
  const chosen = await menu.getByRole('option', { selected: true }).getAttribute('id')
  await expect(hearth.composer).toHaveAttribute('aria-activedescendant', chosen ?? '')
  await hearth.press('Escape')
  await expect(menu).toBeHidden()
  await hearth.page.keyboard.type('ms')
  await hearth.press('Tab')
  await expect(hearth.composer).toHaveValue('/msg ')
  await expect(hearth.composer).toBeFocused()
  await hearth.page.keyboard.type('Jo')
  await hearth.press('Tab')
  await expect(hearth.composer).toHaveValue('/msg Jonas ')
})

test('a name that is begun after an @ is finished from the people of the room', async ({ hearth }) => {
  await hearth.open('chat')
  const menu = hearth.page.getByRole('listbox', { name: 'People' })
  await hearth.composer.click()
  await hearth.page.keyboard.type('Bread for @')
  await expect(menu.getByRole('option', { selected: true })).toBeVisible()
  await hearth.page.keyboard.type('sa')
  await expect(menu.getByRole('option')).toHaveCount(1)
  await hearth.press('Enter')
  await expect(hearth.composer).toHaveValue('Bread for @Sara ')
  await expect(menu).toBeHidden()
  await hearth.page.keyboard.type('and @Jo')
  await hearth.press('Escape')
  await expect(menu).toBeHidden()
  await hearth.press('Enter')
  await hearth.sees('Bread for @Sara and @Jo')
  await hearth.say('At six @')
  await hearth.sees('At six @')
})

test('an unknown command is neither posted nor erased, and may be sent as it is', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.say('/etc/hosts is the file')
  await expect(hearth.page.getByText('“/etc/hosts” is no command.')).toBeVisible()
  await expect(hearth.composer).toHaveValue('/etc/hosts is the file')
  expect(await hearth.calls('post')).toEqual([])
  await hearth.choose('Send as message')
  await hearth.sees('/etc/hosts is the file')
})

test('what a command answers is seen by its reader alone, and can be put away', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.say('/names')
  const answer = hearth.page.getByRole('region', { name: 'Only you see this' })
  await expect(answer).toContainText('In this room: 7 people')
  expect(await hearth.calls('post')).toEqual([])
  await hearth.choose('Hide this answer', answer)
  await expect(answer).toBeHidden()
})

test('each room keeps its own draft', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.type('half a thought')
  await hearth.room('lobby').click()
  await expect(hearth.composer).toHaveValue('')
  await hearth.room('weekend-trip').click()
  await expect(hearth.composer).toHaveValue('half a thought')
})

test('who writes goes on writing in the next room, and takes nothing along', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.composer.click()
  await hearth.page.keyboard.type('for this room')
  await hearth.press('Alt+ArrowUp')
  await expect(hearth.page.getByRole('heading', { name: 'lobby', level: 1 })).toBeVisible()
  await expect(hearth.composer).toBeFocused()
  await hearth.press('Control+z')
  await hearth.page.keyboard.type('for the lobby')
  await expect(hearth.composer).toHaveValue('for the lobby')
})

test('half a word stays in its room when that goes while an input method composes', async ({ hearth }) => {
  await hearth.open('chat')
  await hearth.room(/^kitchen/).click()
  await hearth.composer.click()
  await hearth.page.keyboard.type('the secret is ')
  const keyboard = await hearth.page.context().newCDPSession(hearth.page)
  await keyboard.send('Input.imeSetComposition', { text: 'ひみ', selectionStart: 2, selectionEnd: 2 })
  await expect(hearth.composer).toHaveValue('the secret is ひみ')
  await hearth.toy('event', 'cedar', { type: 'exited', room: 'room-3' })
  await expect(hearth.page.getByRole('heading', { name: 'weekend-trip', level: 1 })).toBeVisible()
  await expect(hearth.composer).toBeFocused()
  await hearth.page.keyboard.insertText('Hello')
  await expect(hearth.composer).toHaveValue('Hello')
})
