import { useEventListener, useIntervalFn } from '@vueuse/core'
import { lookAtZone } from '../text/zone.ts'

/** Follows this computer to another time zone while the calling component lives: within a minute, and as soon as somebody looks. */
export function useZone(): void {
  useIntervalFn(lookAtZone, 60_000)
  useEventListener(window, 'focus', lookAtZone)
}
