import { computed, type ComputedRef } from 'vue'
import type { WordKey } from '../locales/schema.ts'
import { useHosts } from '../stores/hosts.ts'
import { keyRefused } from '../stores/key-refused.ts'

/** What becomes of what is written now; null while the open host takes it at once. */
export function useWaitingNote(): ComputedRef<WordKey | null> {
  const hosts = useHosts()
  return computed(() => {
    const link = hosts.open?.link
    if (link?.type === 'online') return null
    return link?.type === 'stopped' && keyRefused(link.refusal) ? 'states.keptKey' : 'states.kept'
  })
}
