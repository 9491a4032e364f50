import { useEventListener } from '@vueuse/core'
import { useDialogs } from '../stores/dialogs.ts'
import { useRooms } from '../stores/rooms.ts'
import { composes } from './composing.ts'

/** One row of the window's shortcuts. `keys` as they are shown; `Ctrl` is Cmd on a Mac. */
export interface Hotkey {
  readonly keys: string
  readonly name: 'switcher' | 'roomBefore' | 'roomNext' | 'unreadBefore' | 'unreadNext' | 'sheet' | 'settings'
  readonly act: () => void
}

/** The shortcuts that work anywhere in the window. */
export function hotkeys(): readonly Hotkey[] {
  const dialogs = useDialogs()
  const rooms = useRooms()
  return [
    { keys: 'Ctrl+K', name: 'switcher', act: () => dialogs.toggle('switcher') },
    { keys: 'Alt+ArrowUp', name: 'roomBefore', act: () => rooms.step(-1) },
    { keys: 'Alt+ArrowDown', name: 'roomNext', act: () => rooms.step(1) },
    { keys: 'Alt+Shift+ArrowUp', name: 'unreadBefore', act: () => rooms.step(-1, true) },
    { keys: 'Alt+Shift+ArrowDown', name: 'unreadNext', act: () => rooms.step(1, true) },
    { keys: 'Ctrl+/', name: 'sheet', act: () => dialogs.toggle('shortcuts') },
    { keys: 'Ctrl+,', name: 'settings', act: () => dialogs.toggle('settings') },
  ]
}

/** What waits for an answer. */
const question = '[role=alertdialog][data-state=open]'

/** Listens for the shortcuts while the calling component lives, and while what they open can be shown. */
export function useHotkeys(shows: () => boolean): void {
  const table = new Map(hotkeys().map((hotkey) => [hotkey.keys.toLowerCase(), hotkey]))
  useEventListener(window, 'keydown', (event) => {
    const hotkey = composes(event) || !shows() ? undefined : table.get(pressed(event))
    if (!hotkey) return
    // also where nothing comes of it: the application menu has some of them
    event.preventDefault()
    if (!document.querySelector(question)) hotkey.act()
  })
}

/** The pressed keys, written as in the table. Shift is part of how some keyboards write a slash, so it counts for arrows alone. */
function pressed(event: KeyboardEvent): string {
  const key = latinKey(event)
  const shift = event.shiftKey && key.length > 1
  const held = [(event.ctrlKey || event.metaKey) && 'ctrl', event.altKey && 'alt', shift && 'shift']
  return [...held.filter(Boolean), key].join('+')
}

const codes: Readonly<Record<string, string>> = { KeyK: 'k', Slash: '/', Comma: ',' }

/** What the key writes; on a keyboard of other letters, such as a Persian one, what it would write on a Latin one. */
function latinKey({ key, code }: KeyboardEvent): string {
  return key.length === 1 && key > '~' ? (codes[code] ?? key) : key.toLowerCase()
}
