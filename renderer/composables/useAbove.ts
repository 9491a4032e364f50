import { useResizeObserver } from '@vueuse/core'
import { ref, type Ref } from 'vue'

type Box = Readonly<Ref<HTMLElement | null>>

/** How high what stands above the rows is, in px. What is on the screen stays in its place when that changes. */
export function useAbove(above: Box, scroller: Box): Readonly<Ref<number>> {
  const height = ref(0)
  useResizeObserver(
    above,
    () => {
      const box = scroller.value
      const now = above.value?.offsetHeight ?? 0
      const grown = now - height.value
      height.value = now
      // the first time nothing was on the screen before
      if (box && grown !== now && box.scrollTop > 0) box.scrollTop += grown
    },
    { box: 'border-box' },
  )
  return height
}
