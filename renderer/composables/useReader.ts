import { useWindowFocus } from '@vueuse/core'
import { watch, type Ref } from 'vue'
import { useReading } from '../stores/reading.ts'
import { useRooms } from '../stores/rooms.ts'

/** Says what is read: all of the open room, while the window has the focus and the newest message is on the screen. */
export function useReader(atBottom: Readonly<Ref<boolean>>): void {
  const rooms = useRooms()
  const reading = useReading()
  const focused = useWindowFocus()
  watch([focused, atBottom, () => rooms.openId], () => reading.attend(focused.value && atBottom.value), {
    immediate: true,
    flush: 'post',
  })
}
