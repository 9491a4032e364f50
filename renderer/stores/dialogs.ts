import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Whatever covers the conversation: one at a time. */
export type DialogName =
  'host' | 'hosting' | 'stopHosting' | 'join' | 'browse' | 'topic' | 'switcher' | 'settings' | 'shortcuts'

/** Which dialog is open. */
export const useDialogs = defineStore('dialogs', () => {
  const open = ref<DialogName | null>(null)

  function show(name: DialogName): void {
    open.value = name
  }

  function hide(): void {
    open.value = null
  }

  /** Shows it, or hides it where it is open. */
  function toggle(name: DialogName): void {
    open.value = open.value === name ? null : name
  }

  return { open, show, hide, toggle }
})
