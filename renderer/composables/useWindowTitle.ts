import { useTitle } from '@vueuse/core'
import { computed } from 'vue'
import { useHosts } from '../stores/hosts.ts'
import { useRooms } from '../stores/rooms.ts'
import { useWords } from './useWords.ts'

/** The window's title: the open room and its host, and how much is unread. */
export function useWindowTitle(): void {
  const { say, number } = useWords()
  const hosts = useHosts()
  const rooms = useRooms()
  const place = computed(() => [rooms.open?.title, hosts.open?.name, say('app.name')].filter(Boolean).join(' · '))
  useTitle(
    computed(() =>
      hosts.unreadTotal > 0
        ? say('app.titleUnread', { count: number(hosts.unreadTotal), title: place.value })
        : place.value,
    ),
  )
}
