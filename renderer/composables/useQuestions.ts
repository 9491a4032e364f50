import { createSharedComposable } from '@vueuse/core'
import { ref, shallowRef } from 'vue'
import type { HostView } from '../../shared/bridge.ts'

/** What the person is asked before something is lost. */
export const useQuestions = createSharedComposable(() => {
  /** The host that may be forgotten; kept while its question fades. */
  const forgettable = shallowRef<HostView | null>(null)
  const forgetting = ref(false)

  function askToForget(host: HostView): void {
    forgettable.value = host
    forgetting.value = true
  }

  return { forgettable, forgetting, askToForget }
})
