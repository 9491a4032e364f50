import { ref, watch, type Ref } from 'vue'

/**
 * Whether the last change took rows away at the start, or put some there, and left the end as it was:
 * then the list keeps its place from the end.
 */
export function useTrimmedStart(rows: () => readonly { readonly key: string }[]): Readonly<Ref<boolean>> {
  const trimmed = ref(false)
  watch(
    rows,
    (now, before) => (trimmed.value = now.at(0)?.key !== before.at(0)?.key && now.at(-1)?.key === before.at(-1)?.key),
    { flush: 'sync' },
  )
  return trimmed
}
