import { computed, type ComputedRef } from 'vue'
import type { WordKey } from '../locales/schema.ts'
import { useHosting } from '../stores/hosting.ts'
import { useHosts } from '../stores/hosts.ts'
import { keyRefused } from '../stores/key-refused.ts'

/** What becomes of what is written now; null while the open host takes it at once. */
export function useWaitingNote(): ComputedRef<WordKey | null> {
  const hosts = useHosts()
  const hosting = useHosting()
  return computed(() => {
    const { open } = hosts
    const link = open?.link
    if (link?.type === 'online') return null
    if (open?.own && !hosting.runs(open)) return 'states.keptOwn'
    return link?.type === 'stopped' && keyRefused(link.refusal) ? 'states.keptKey' : 'states.kept'
  })
}
