import { expect, onTestFinished, test } from 'vitest'
import { effectScope } from 'vue'
import { en } from '../locales/en/index.ts'
import { useDialogs } from '../stores/dialogs.ts'
import { useRooms } from '../stores/rooms.ts'
import { openWindow } from '../stores/testing.ts'
import { hotkeys, useHotkeys } from './useHotkeys.ts'

async function listen(shows = true): Promise<void> {
  await openWindow()
  const scope = effectScope()
  scope.run(() => useHotkeys(() => shows))
  onTestFinished(() => scope.stop())
}

function press(key: string, init: KeyboardEventInit = {}): boolean {
  return !window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...init }))
}

test('Ctrl+K opens the switcher and closes it again; Cmd does the same on a Mac', async () => {
  await listen()
  expect(press('k', { ctrlKey: true })).toBe(true)
  expect(useDialogs().open).toBe('switcher')
  press('k', { metaKey: true })
  expect(useDialogs().open).toBeNull()
})

test('they work on a Persian keyboard, where the same keys write other letters', async () => {
  await listen()
  press('ن', { ctrlKey: true, code: 'KeyK' })
  expect(useDialogs().open).toBe('switcher')
})

test('a slash that needs Shift is a slash', async () => {
  await listen()
  press('/', { ctrlKey: true, shiftKey: true, code: 'Digit7' })
  expect(useDialogs().open).toBe('shortcuts')
})

test('Alt and the arrows go through the rooms; with Shift, through those with something new', async () => {
  await listen()
  press('ArrowDown', { altKey: true })
  expect(useRooms().open?.title).toBe('Sara')
  press('ArrowUp', { altKey: true })
  expect(useRooms().open?.title).toBe('weekend-trip')
  press('ArrowDown', { altKey: true, shiftKey: true })
  expect(useRooms().open?.title).toBe('Sara')
  press('ArrowUp', { altKey: true, shiftKey: true })
  expect(useRooms().open?.title).toBe('kitchen')
})

test('where nothing can be shown, they leave the key alone and nothing waits to be shown later', async () => {
  await listen(false)
  for (const key of ['k', ',', '/']) expect(press(key, { ctrlKey: true })).toBe(false)
  expect(useDialogs().open).toBeNull()
})

test('none takes a form away that somebody fills in, nor a question that waits for its answer', async () => {
  await listen()
  for (const name of ['host', 'join'] as const) {
    useDialogs().show(name)
    for (const key of ['k', ',', '/']) expect(press(key, { ctrlKey: true })).toBe(true)
    expect(useDialogs().open).toBe(name)
    useDialogs().hide(name)
  }
  const question = document.createElement('div')
  question.role = 'alertdialog'
  question.dataset['state'] = 'open'
  document.body.append(question)
  onTestFinished(() => question.remove())
  expect(press('k', { ctrlKey: true })).toBe(true)
  press('ArrowDown', { altKey: true })
  expect([useDialogs().open, useRooms().open?.title]).toEqual([null, 'weekend-trip'])
})

test('plain typing and composing are left alone', async () => {
  await listen()
  expect(press('k')).toBe(false)
  expect(press('k', { ctrlKey: true, isComposing: true })).toBe(false)
  expect(useDialogs().open).toBeNull()
})

test('every shortcut has its line in the sheet', () => {
  for (const { name } of hotkeys()) expect(Object.keys(en.shortcuts)).toContain(name)
})
