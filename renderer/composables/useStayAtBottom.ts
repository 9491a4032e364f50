import { useEventListener, useResizeObserver } from '@vueuse/core'
import { ref, watch, type Ref } from 'vue'

/** px from the end within which the reader counts as being at the end. */
const nearEnd = 48

/** ms after the reader's last move of wheel, finger, pointer or key in which a scroll counts as theirs. */
const handsOn = 500

type Box = Readonly<Ref<HTMLElement | null>>

/**
 * Keeps a scrolled list at its end while the reader is there, and leaves it alone while they read further up.
 * Only the reader leaves the end: rows that come, or turn out taller than was guessed, never do it for them.
 */
export function useStayAtBottom(scroller: Box, content: Box, rows: () => unknown) {
  const atBottom = ref(true)
  let offset = 0
  /** Rows changed in this frame or the one before: the list may move by itself. */
  let changing = 0
  let moved = -Infinity

  function toBottom(): void {
    const box = scroller.value
    if (box) box.scrollTop = box.scrollHeight
    atBottom.value = true
  }

  /** The reader is led elsewhere. */
  function leaveBottom(): void {
    atBottom.value = false
  }

  function look(): void {
    const box = scroller.value
    if (!box) return
    const up = box.scrollTop < offset
    offset = box.scrollTop
    if (box.scrollHeight - offset - box.clientHeight <= nearEnd) atBottom.value = true
    else if (up && (changing === 0 || performance.now() - moved < handsOn)) atBottom.value = false
  }

  useEventListener(scroller, 'scroll', look, { passive: true })
  // rows grow the content; the composer and the window's edge take the scroller's room
  useResizeObserver([scroller, content], () => {
    if (atBottom.value) toBottom()
  })

  useEventListener(scroller, ['wheel', 'touchmove', 'pointerdown', 'keydown'], () => (moved = performance.now()), {
    passive: true,
  })

  // where as many rows go as come, nothing grows, and the list moves by itself before it knows better
  function follow(): void {
    changing++
    requestAnimationFrame(() => {
      if (atBottom.value) toBottom()
      requestAnimationFrame(() => changing--)
    })
  }
  watch(rows, follow, { flush: 'sync' })

  return { atBottom, toBottom, leaveBottom }
}
