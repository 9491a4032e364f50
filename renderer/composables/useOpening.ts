import { nextTick, onMounted, ref, type Ref } from 'vue'
import type { Row } from '../stores/rows/row.ts'
import { useSpot } from '../stores/spot.ts'
import { indexOfSpot, type List } from './list-place.ts'
import { useGoBack } from './useGoBack.ts'

/** px of what was read that stay to be seen above the mark. */
const context = 96

/**
 * Opens a conversation where its reader was before the page crashed; else at the mark of what is new where that is
 * more than a screenful, else at the newest message. `placed` once the place is found: before that nothing was seen.
 * Whoever is led elsewhere meanwhile is taken nowhere: `giveUp`.
 */
export function useOpening(
  list: Readonly<Ref<List | null>>,
  rows: () => readonly Row[],
  above: Readonly<Ref<number>>,
  leaveBottom: () => void,
): { readonly placed: Readonly<Ref<boolean>>; readonly giveUp: () => void } {
  const placed = ref(false)
  const spot = useSpot().here
  const givenUp = ref(false)
  const goBack = useGoBack(() => givenUp.value || spot === null || indexOfSpot(rows(), spot) >= 0, leaveBottom)

  function goTo(index: number, offset: number): void {
    leaveBottom()
    list.value?.scrollToIndex(index, { align: 'start', offset })
  }

  function place(): void {
    if (!givenUp.value) find()
    placed.value = true
  }

  function find(): void {
    const mark = rows().findIndex((row) => row.type === 'new')
    const at = spot === null ? -1 : indexOfSpot(rows(), spot)
    const known = list.value
    if (spot !== null && at >= 0) goTo(at, -spot.below)
    else if (known && mark >= 0 && known.getItemOffset(mark) + above.value < known.scrollOffset) goTo(mark, -context)
  }

  function giveUp(): void {
    givenUp.value = true
  }

  onMounted(async () => {
    await nextTick()
    // the list measures itself in the first frame, and stands at its end in the second
    requestAnimationFrame(() => requestAnimationFrame(() => goBack(place)))
  })
  return { placed, giveUp }
}
