import { computed, type ComputedRef } from 'vue'
import { codePoints, messageLimit } from '../../shared/limits.ts'

/** Code points before the limit at which the count is shown. */
const nearWithin = 500

/** How much room a message has left, in code points, counted as the host counts. */
export interface Countdown {
  /** Less than 0 where there are too many. */
  readonly left: ComputedRef<number>
  readonly near: ComputedRef<boolean>
  readonly over: ComputedRef<boolean>
}

/** Follows what is typed. */
export function useCountdown(text: () => string): Countdown {
  const left = computed(() => messageLimit - codePoints(text().trim()))
  return { left, near: computed(() => left.value <= nearWithin), over: computed(() => left.value < 0) }
}
