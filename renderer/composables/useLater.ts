import { ref, watch, type Ref } from 'vue'

/** True once `wanted` has been true for `ms`, and false at once when it is not: a short cut never flashes. */
export function useLater(wanted: () => boolean, ms: number): Readonly<Ref<boolean>> {
  const shown = ref(false)
  watch(
    wanted,
    (now, _before, onCleanup) => {
      if (!now) return void (shown.value = false)
      const timer = setTimeout(() => (shown.value = true), ms)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  return shown
}
