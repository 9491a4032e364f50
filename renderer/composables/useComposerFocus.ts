import { useEventListener } from '@vueuse/core'
import { nextTick, watch, type Ref } from 'vue'

/** The composer's text area carries this id, so that whoever types anywhere finds it. */
export const composerId = 'composer'

/** Puts the caret into the composer, where there is one. */
export function focusComposer(): void {
  document.getElementById(composerId)?.focus()
}

/** For what gives the focus back as it closes: it stays in the composer, where somebody writes already. */
export function keepWriting(event: Event): void {
  if (document.activeElement?.id === composerId) event.preventDefault()
}

/** Whoever writes goes on writing, in the text area of the next place. */
export function useFocusKept(place: Readonly<Ref<unknown>>): void {
  watch(place, async () => {
    if (document.activeElement?.id !== composerId) return
    await nextTick()
    focusComposer()
  })
}

/** What takes the keyboard for itself while it is open. */
const covers = ['dialog', 'alertdialog', 'menu'].map((role) => `[role=${role}][data-state=open]`).join()

/** Typing anywhere writes into the composer, unless something else takes text or a dialog is open. */
export function useComposerFocus(): void {
  useEventListener(window, 'keydown', (event) => {
    if (writes(event) && !takesText(event.target) && !document.querySelector(covers)) focusComposer()
  })
  useEventListener(window, 'paste', (event) => {
    if (!takesText(event.target)) focusComposer()
  })
}

function writes(event: KeyboardEvent): boolean {
  const shortcut = event.ctrlKey || event.metaKey || event.altKey
  // a space presses the button that has the focus, and scrolls the list
  return !shortcut && !event.defaultPrevented && event.key !== ' ' && [...event.key].length === 1
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
