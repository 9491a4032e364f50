import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

/** ms after a move of wheel, finger, pointer or key in which a scroll counts as the reader's. */
const lately = 500

/** Whether the reader moved this box a moment ago, or it was moved by what is in it. */
export function useReadersHand(box: Readonly<Ref<HTMLElement | null>>): () => boolean {
  let moved = -Infinity
  useEventListener(box, ['wheel', 'touchmove', 'pointerdown', 'keydown'], () => (moved = performance.now()), {
    passive: true,
  })
  return () => performance.now() - moved < lately
}
