import { expect, test, vi } from 'vitest'
import { useComposerKeys } from './useComposerKeys.ts'

/** Presses a key; answers whether it sent, and whether the browser still does its own with it. */
function press(init: KeyboardEventInit, menuTakes = false): { sent: boolean; menu: boolean; kept: boolean } {
  const send = vi.fn()
  const menu = vi.fn(() => menuTakes)
  const event = new KeyboardEvent('keydown', { cancelable: true, ...init })
  useComposerKeys({ send, menu })(event)
  return { sent: send.mock.calls.length > 0, menu: menu.mock.calls.length > 0, kept: !event.defaultPrevented }
}

test('Enter sends; Shift+Enter breaks the line', () => {
  expect(press({ key: 'Enter' })).toMatchObject({ sent: true, kept: false })
  expect(press({ key: 'Enter', shiftKey: true })).toMatchObject({ sent: false, kept: true })
})

test('Enter never sends while an input method composes, nor when it ends the composition', () => {
  expect(press({ key: 'Enter', isComposing: true })).toEqual({ sent: false, menu: false, kept: true })
  expect(press({ key: 'Enter', keyCode: 229 })).toEqual({ sent: false, menu: false, kept: true })
})

test('what the menu takes does nothing else', () => {
  expect(press({ key: 'Enter' }, true)).toEqual({ sent: false, menu: true, kept: false })
})

test('any other key is left alone', () => {
  expect(press({ key: 'a' })).toMatchObject({ sent: false, kept: true })
  expect(press({ key: 'Enter', ctrlKey: true })).toMatchObject({ sent: false, kept: true })
})
