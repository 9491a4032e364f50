import { composes } from './composing.ts'

/** What the composer's keys do. */
export interface ComposerKeys {
  readonly send: () => void
  /** The menu's own keys go first: it answers whether the key was its. */
  readonly menu: (event: KeyboardEvent) => boolean
}

/** Enter sends, Shift+Enter breaks the line, and no key does anything while an input method composes. */
export function useComposerKeys({ send, menu }: ComposerKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (composes(event)) return
    if (menu(event)) return event.preventDefault()
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    send()
  }
}
