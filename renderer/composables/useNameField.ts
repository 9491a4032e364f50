import { computed, ref, shallowRef, watch } from 'vue'
import { nameProblem } from '../../shared/names.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { useApp } from '../stores/app.ts'

/** A field in which the person's name is typed: what is wrong with it, as soon as that is fair to say, and keeping it. */
export function useNameField() {
  const app = useApp()
  const typed = ref(app.name ?? '')
  const tried = ref(false)
  const refused = shallowRef<Refusal | null>(null)
  const changed = computed(() => typed.value.trim() !== app.name)
  const problem = computed<Refusal | null>(() => {
    const code = nameProblem(typed.value.trim())
    if (code === null) return refused.value
    // nobody types two letters at once: too short is said only when the person is done
    return code === 'name-short' && !tried.value ? null : { code }
  })

  watch(typed, () => (refused.value = null))

  /** Takes the name, where it will do; answers whether it was taken. */
  async function keep(): Promise<boolean> {
    tried.value = true
    if (nameProblem(typed.value.trim()) !== null) return false
    refused.value = await app.chooseName(typed.value)
    return refused.value === null
  }

  return { typed, changed, problem, keep }
}
