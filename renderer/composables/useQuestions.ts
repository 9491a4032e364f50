import { createSharedComposable } from '@vueuse/core'
import { ref, shallowRef } from 'vue'
import type { HostView } from '../../shared/bridge.ts'
import { useDialogs } from '../stores/dialogs.ts'
import { useHosting } from '../stores/hosting.ts'
import { useHosts } from '../stores/hosts.ts'

/** What the person is asked before something is lost. */
export const useQuestions = createSharedComposable(() => {
  /** The host that may be forgotten; kept while its question fades. */
  const forgettable = shallowRef<HostView | null>(null)
  const forgetting = ref(false)

  function askToForget(host: HostView): void {
    forgettable.value = host
    forgetting.value = true
  }

  return { forgettable, forgetting, askToForget, stopHosting }
})

/** Stops hosting. Where others would lose their connection, it is asked first. */
async function stopHosting(): Promise<void> {
  if (useHosts().othersOnOwn > 0) return useDialogs().show('stopHosting')
  await useHosting().close()
  useDialogs().hide('hosting')
}
