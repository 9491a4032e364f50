import { ref, watch, type Ref } from 'vue'
import type { HostView } from '../../shared/bridge.ts'
import type { Presence } from '../../shared/model.ts'

/** How somebody stands, as far as this window can know: `seen` was here when the connection to the host was lost. */
export type Attendance = Presence | 'seen'

export function attendanceOf(presence: Presence, live: boolean): Attendance {
  return presence === 'here' && !live ? 'seen' : presence
}

/** ms that a connection may be cut before what was told of people counts as old: a cut of a moment never flashes. */
const patience = 1_000

/** Whether what this host told of its people holds now. */
export function liveness(open: () => HostView | null): Readonly<Ref<boolean>> {
  const live = ref(false)
  watch(
    [() => open()?.id, () => open()?.link.type === 'online'] as const,
    ([id, online], [before], onCleanup) => {
      if (online || id !== before) return void (live.value = online)
      const timer = setTimeout(() => (live.value = false), patience)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true, flush: 'sync' },
  )
  return live
}
