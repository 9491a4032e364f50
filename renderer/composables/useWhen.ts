import { useNow } from '@vueuse/core'
import type { Time } from '../../shared/model.ts'
import { clockTime, dayName, fullTime, secondsUntil, span } from '../text/when.ts'
import { useWords } from './useWords.ts'

/** Times as people say them, in the reader's language; what depends on today follows the clock. */
export function useWhen() {
  const { tag } = useWords()
  const now = useNow({ interval: 1_000 })

  return {
    clock: (time: Time): string => clockTime(time, tag.value),
    day: (time: Time): string => dayName(time, now.value.getTime(), tag.value),
    full: (time: Time): string => fullTime(time, now.value.getTime(), tag.value),
    span: (ms: number): string => span(ms, tag.value),
    /** Whole seconds from now until then. */
    seconds: (then: Time): number => secondsUntil(then, now.value.getTime()),
  }
}
