import { nextTick, onMounted, ref, type Ref } from 'vue'
import type { Row } from '../stores/rows/row.ts'

/** What the opening needs of a list that draws only what is near the screen. */
interface List {
  readonly scrollOffset: number
  readonly viewportSize: number
  getItemOffset(index: number): number
  scrollToIndex(index: number, options: { align: 'start'; offset?: number }): void
}

/** px of what was read that stay to be seen above the mark. */
const context = 96

/**
 * Opens a conversation at the mark of what is new where that is more than a screenful, else at the newest message.
 * True once the place is found: before that nothing was seen.
 */
export function useOpening(
  list: Readonly<Ref<List | null>>,
  rows: () => readonly Row[],
  above: Readonly<Ref<number>>,
  leaveBottom: () => void,
): Readonly<Ref<boolean>> {
  const placed = ref(false)

  function place(): void {
    const mark = rows().findIndex((row) => row.type === 'new')
    const known = list.value
    if (known && mark >= 0 && known.getItemOffset(mark) + above.value < known.scrollOffset) {
      leaveBottom()
      known.scrollToIndex(mark, { align: 'start', offset: -context })
    }
    placed.value = true
  }

  onMounted(async () => {
    await nextTick()
    // the list measures itself in the first frame, and stands at its end in the second
    requestAnimationFrame(() => requestAnimationFrame(place))
  })
  return placed
}
