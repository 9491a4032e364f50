import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Refusal } from '../../shared/refusals.ts'
import type { Words } from '../locales/schema.ts'

/** What did not work, as the locales name it; `name` is whom or what it was about. */
export interface Deed {
  readonly key: keyof Words['deeds']
  readonly name?: string
}

/** A refusal that has no better place on the screen than a corner of it. */
export interface Toast {
  readonly id: number
  readonly refusal: Refusal
  /** Null where nobody did anything: it happened by itself. */
  readonly deed: Deed | null
}

const most = 3

/** What went wrong where no row, field or dialog could say it. The newest three; each stays until dismissed. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<readonly Toast[]>([])
  let made = 0

  /** Shows a refusal, and of what; one that is already shown is not shown twice. */
  function show(refusal: Refusal, deed: Deed | null = null): void {
    const others = toasts.value.filter((toast) => toast.refusal.code !== refusal.code || !isSame(toast.deed, deed))
    toasts.value = [...others, { id: ++made, refusal, deed }].slice(-most)
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  return { toasts, show, dismiss }
})

function isSame(one: Deed | null, other: Deed | null): boolean {
  return one?.key === other?.key && one?.name === other?.name
}
