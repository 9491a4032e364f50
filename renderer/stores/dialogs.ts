import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Whatever covers the conversation: one at a time. */
export type DialogName = 'host' | 'hosting' | 'stopHosting' | 'join' | 'browse' | 'switcher' | 'settings' | 'shortcuts'

/** A form that somebody fills in, or what came of it: no key that was hit by chance takes that away. */
const filled: ReadonlySet<DialogName> = new Set(['host', 'join'])

/** Which dialog is open. */
export const useDialogs = defineStore('dialogs', () => {
  const open = ref<DialogName | null>(null)

  function show(name: DialogName): void {
    open.value = name
  }

  /** Hides it, where it is the one that is open: what is done late closes nothing that was opened meanwhile. */
  function hide(name: DialogName): void {
    if (open.value === name) open.value = null
  }

  /** Shows it, or hides it where it is open; leaves alone what somebody fills in. */
  function toggle(name: DialogName): void {
    if (open.value !== null && filled.has(open.value)) return
    open.value = open.value === name ? null : name
  }

  return { open, show, hide, toggle }
})
