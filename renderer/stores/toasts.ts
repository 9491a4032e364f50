import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Refusal } from '../../shared/refusals.ts'

/** A refusal that has no better place on the screen than a corner of it. */
export interface Toast {
  readonly id: number
  readonly refusal: Refusal
}

const most = 3

/** What went wrong where no row, field or dialog could say it. The newest three; each stays until dismissed. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<readonly Toast[]>([])
  let made = 0

  /** Shows a refusal; one that is already shown is not shown twice. */
  function show(refusal: Refusal): void {
    const others = toasts.value.filter((toast) => toast.refusal.code !== refusal.code)
    toasts.value = [...others, { id: ++made, refusal }].slice(-most)
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  return { toasts, show, dismiss }
})
