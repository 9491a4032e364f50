import { watch } from 'vue'

/** Whether something changed in this frame or the one before. `settle` is called in the frame after each change. */
export function useChanging(thing: () => unknown, settle: () => void): () => boolean {
  let changing = 0

  function change(): void {
    changing++
    requestAnimationFrame(() => {
      settle()
      requestAnimationFrame(() => changing--)
    })
  }

  watch(thing, change, { flush: 'sync' })
  return () => changing > 0
}
