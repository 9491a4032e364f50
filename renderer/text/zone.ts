import { shallowRef } from 'vue'

const zone = shallowRef(zoneNow())

/** This computer's time zone when it was last looked at. What is drawn by it is drawn again when it changes. */
export function timeZone(): string {
  return zone.value
}

/** Looks at the time zone again: a laptop may have travelled. */
export function lookAtZone(): void {
  zone.value = zoneNow()
}

function zoneNow(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
