import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useHosts } from './hosts.ts'
import { useRooms } from './rooms.ts'

/** What was typed and not sent: one draft for each room of each host. */
export const useDrafts = defineStore('drafts', () => {
  const hosts = useHosts()
  const rooms = useRooms()
  const drafts = ref<Readonly<Record<string, string>>>({})
  const place = computed(() => `${hosts.openId ?? ''} ${rooms.openId ?? ''}`)

  /** The draft of the open room. */
  const text = computed<string>({
    get: () => drafts.value[place.value] ?? '',
    set: (typed) => (drafts.value = { ...drafts.value, [place.value]: typed }),
  })

  /** Holds on to the draft as it is: `drop` clears it, unless it was changed since. The open room may be another then. */
  function hold(): { drop: () => void } {
    const [at, held] = [place.value, text.value]
    return {
      drop() {
        if (drafts.value[at] === held) drafts.value = { ...drafts.value, [at]: '' }
      },
    }
  }

  return { text, hold }
})
