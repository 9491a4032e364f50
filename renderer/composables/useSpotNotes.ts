import { useEventListener } from '@vueuse/core'
import { onBeforeUnmount, watch, type Ref } from 'vue'
import { useSpot } from '../stores/spot.ts'
import { spotIn, type SeenList } from './list-place.ts'

/** ms that a crash of the page may lose of what was scrolled. */
const patience = 100

/** Notes where a reader is who went further up, a moment after each scroll. */
export function useSpotNotes(scroller: Readonly<Ref<HTMLElement | null>>, seen: SeenList): void {
  const { list, rows, above, placed, atBottom } = seen
  const spots = useSpot()
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    timer = undefined
    if (!placed.value || !list.value) return
    spots.here = atBottom.value ? null : spotIn(list.value, rows(), above.value)
  }

  const lookSoon = (): unknown => (timer ??= setTimeout(look, patience))
  useEventListener(scroller, 'scroll', lookSoon, { passive: true })
  watch([atBottom, placed], lookSoon)
  onBeforeUnmount(() => clearTimeout(timer))
}
