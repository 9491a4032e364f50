import { useEventListener, useResizeObserver } from '@vueuse/core'
import { ref, type Ref } from 'vue'
import { useChanging } from './useChanging.ts'
import { useReadersHand } from './useReadersHand.ts'

/** px from the end within which the reader counts as being at the end. */
const nearEnd = 48

type Box = Readonly<Ref<HTMLElement | null>>

/**
 * Keeps a scrolled list at its end while the reader is there, and leaves it alone while they read further up.
 * Only the reader leaves the end: rows that come, or turn out taller than was guessed, never do it for them.
 */
export function useStayAtBottom(scroller: Box, content: Box, rows: () => unknown) {
  const atBottom = ref(true)
  let offset = 0
  const byHand = useReadersHand(scroller)
  // where as many rows go as come, nothing grows, and the list moves by itself before it knows better
  const changing = useChanging(rows, follow)

  function toBottom(): void {
    const box = scroller.value
    if (box) box.scrollTop = box.scrollHeight
    atBottom.value = true
  }

  /** The reader is led elsewhere. */
  function leaveBottom(): void {
    atBottom.value = false
  }

  function follow(): void {
    if (atBottom.value) toBottom()
  }

  function look(): void {
    const box = scroller.value
    if (!box) return
    const up = box.scrollTop < offset
    offset = box.scrollTop
    if (box.scrollHeight - offset - box.clientHeight <= nearEnd) atBottom.value = true
    else if (up && (!changing() || byHand())) atBottom.value = false
  }

  useEventListener(scroller, 'scroll', look, { passive: true })
  // rows grow the content; the composer and the window's edge take the scroller's room
  useResizeObserver([scroller, content], follow)

  return { atBottom, toBottom, leaveBottom }
}
