import { useEventListener, useWindowFocus } from '@vueuse/core'
import { onBeforeUnmount, watch, type Ref } from 'vue'
import { useReading } from '../stores/reading.ts'
import { lastSeenIn, type SeenList } from './list-place.ts'

/** ms that something stands on the screen before it counts as read, at least for who scrolls. */
const patience = 500

/**
 * Says what is read, while the window has the focus: all of the open room where its newest message is on the screen,
 * else as far as the reader came on their way down. Where the list is gone, nothing is.
 */
export function useReader(scroller: Readonly<Ref<HTMLElement | null>>, seen: SeenList): void {
  const { list, rows, above, placed, atBottom } = seen
  const reading = useReading()
  const focused = useWindowFocus()
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    timer = undefined
    if (!focused.value || !placed.value || atBottom.value || !list.value) return
    const seq = lastSeenIn(list.value, rows(), above.value)
    if (seq !== null) reading.readTo(seq)
  }

  const lookSoon = (): unknown => (timer ??= setTimeout(look, patience))
  useEventListener(scroller, 'scroll', lookSoon, { passive: true })
  watch([focused, placed, atBottom], lookSoon)
  onBeforeUnmount(() => clearTimeout(timer))

  const atEnd = (): boolean => focused.value && placed.value && atBottom.value
  watch(atEnd, (now) => reading.attend(now), { immediate: true, flush: 'post' })
  onBeforeUnmount(() => reading.attend(false))
}
