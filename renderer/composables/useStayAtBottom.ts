import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, ref, watch, type Ref } from 'vue'

/** px from the end within which the reader counts as being at the end. */
const nearEnd = 48

/**
 * Keeps a scrolled list at its end while the reader is there, and leaves it alone while they read further up.
 * `rows` is whatever changes when rows are added; `room` whatever changes when another list is shown.
 */
export function useStayAtBottom(scroller: Ref<HTMLElement | null>, rows: () => unknown, room: () => unknown) {
  const atBottom = ref(true)

  function toBottom(): void {
    const box = scroller.value
    if (box) box.scrollTop = box.scrollHeight
    atBottom.value = true
  }

  function look(): void {
    const box = scroller.value
    if (box) atBottom.value = box.scrollHeight - box.scrollTop - box.clientHeight <= nearEnd
  }

  async function follow(): Promise<void> {
    if (!atBottom.value) return
    await nextTick()
    toBottom()
  }

  useEventListener(scroller, 'scroll', look, { passive: true })
  // rows may grow after they are drawn, and the composer may take their place
  useResizeObserver(scroller, () => void follow())
  watch(rows, () => void follow(), { flush: 'post' })
  watch(room, () => {
    atBottom.value = true
    void follow()
  })

  return { atBottom, toBottom }
}
