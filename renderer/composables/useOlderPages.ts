import { useEventListener, useResizeObserver } from '@vueuse/core'
import { onBeforeUnmount, watch, type Ref } from 'vue'
import { useHosts } from '../stores/hosts.ts'
import { useOlder } from '../stores/older.ts'
import { useRooms } from '../stores/rooms.ts'
import { useLater } from './useLater.ts'

/** ms at the newest before what is older is let go: the way there is over by then. */
const settling = 1_000

type Box = Readonly<Ref<HTMLElement | null>>

/**
 * Asks for what was said before a screen ahead of the reader, and lets it go again once they are back at the newest.
 * Call it after what keeps the list at its end: a list that was not placed yet begins at its top.
 */
export function useOlderPages(scroller: Box, content: Box, atBottom: Readonly<Ref<boolean>>): void {
  const older = useOlder()
  const [host, room] = [useHosts().openId, useRooms().openId]

  function look(): void {
    const box = scroller.value
    if (!box || (content.value?.clientHeight ?? 0) === 0) return
    if (box.scrollTop < box.clientHeight) void older.askMore()
  }

  useEventListener(scroller, 'scroll', look, { passive: true })
  useResizeObserver([scroller, content], look)
  // a frame later, when what came has its place
  watch(
    () => older.top.type,
    () => requestAnimationFrame(look),
  )

  const fold = (): unknown => host !== null && room !== null && older.fold(host, room)
  const unfold = (): unknown => host !== null && room !== null && older.unfold(host, room)
  watch(atBottom, (now) => !now && unfold())
  watch(
    useLater(() => atBottom.value, settling),
    (now) => now && fold(),
  )
  onBeforeUnmount(fold)
}
