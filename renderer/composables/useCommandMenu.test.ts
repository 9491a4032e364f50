import { expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { openWindow } from '../stores/testing.ts'
import { useCommandMenu } from './useCommandMenu.ts'

async function menuFor(text: string) {
  await openWindow()
  const draft = ref('')
  const menu = effectScope().run(() => useCommandMenu(draft))!
  draft.value = text
  await nextTick()
  const press = (key: string, init: KeyboardEventInit = {}): boolean =>
    menu.handleKey(new KeyboardEvent('keydown', { key, ...init }))
  return { draft, menu, press }
}

test('it opens on a slash, and Tab accepts without sending', async () => {
  const { draft, menu, press } = await menuFor('/jo')
  expect(menu.open.value).toBe(true)
  expect(press('Tab')).toBe(true)
  expect(draft.value).toBe('/join ')
})

test('Tab is left to the focus where there is no menu', async () => {
  const { press } = await menuFor('hello')
  expect(press('Tab')).toBe(false)
})

test('Tab is left to the focus where it would add nothing to what is typed', async () => {
  const { draft, press } = await menuFor('/ping')
  expect(press('Tab')).toBe(false)
  expect(draft.value).toBe('/ping')
})

test('Enter finishes a command’s name, and is left to send where the command is whole', async () => {
  const { draft, press } = await menuFor('/li')
  expect(press('Enter')).toBe(true)
  expect(draft.value).toBe('/list')
  await nextTick()
  expect(press('Enter')).toBe(false)
})

test('another word for a command is as whole as its name: one Enter runs it, unless it lacks something', async () => {
  for (const typed of ['/quit', '/part', '/WHO', '/help pm']) {
    const { press } = await menuFor(typed)
    expect(press('Enter'), typed).toBe(false)
  }
  for (const [typed, finished] of [
    ['/qui', '/exit'],
    ['/pm', '/msg '],
    ['/help ni', '/help nick'],
  ] as const) {
    const { draft, press } = await menuFor(typed)
    expect(press('Enter'), typed).toBe(true)
    expect(draft.value).toBe(finished)
  }
})

test('Enter takes an argument only where it was chosen: a new room may begin like an old one', async () => {
  const { draft, press } = await menuFor('/join kit')
  expect(press('Enter')).toBe(false)
  expect(press('ArrowDown')).toBe(true)
  expect(press('Enter')).toBe(true)
  expect(draft.value).toBe('/join kitchen')
})

test('Enter and Tab finish a name that was begun', async () => {
  for (const key of ['Enter', 'Tab']) {
    const { draft, menu, press } = await menuFor('Bread for @sA')
    expect(press(key), key).toBe(true)
    expect(draft.value).toBe('Bread for @Sara ')
    await nextTick()
    expect(menu.open.value).toBe(false)
  }
})

test('Enter sends what ends in a whole name, or where no letter of one was typed', async () => {
  for (const typed of ['Bread for @Sara', 'Bread for @sara', 'We meet @', '@nobody']) {
    const { press } = await menuFor(typed)
    expect(press('Enter'), typed).toBe(false)
  }
  const { draft, press } = await menuFor('We meet @')
  expect(press('ArrowDown')).toBe(true)
  expect(press('Enter')).toBe(true)
  expect(draft.value).toMatch(/^We meet @\S+ $/)
})

test('the arrows go round', async () => {
  const { menu, press } = await menuFor('/')
  press('ArrowUp')
  expect(menu.at.value).toBe(menu.offers.value.length - 1)
  press('ArrowDown')
  expect(menu.at.value).toBe(0)
})

test('Escape closes it until something else is typed', async () => {
  const { draft, menu, press } = await menuFor('/jo')
  expect(press('Escape')).toBe(true)
  expect(menu.open.value).toBe(false)
  draft.value = '/joi'
  await nextTick()
  expect(menu.open.value).toBe(true)
})

test('shortcuts go past it', async () => {
  const { press } = await menuFor('/')
  expect(press('ArrowDown', { altKey: true })).toBe(false)
})
