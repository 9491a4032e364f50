import { computed, nextTick, ref, type Ref } from 'vue'

/** A list that draws only some of its lines. */
interface Drawn {
  scrollToIndex(index: number, options: { align: 'nearest' }): void
}

/**
 * One Tab stop for a long list, and arrow keys within it, also to lines that are not drawn yet.
 * `keys` has null where a line takes no focus; each other line's element carries its key as `data-line`.
 */
export function useRovingLines(keys: () => readonly (string | null)[], list: Readonly<Ref<Drawn | null>>) {
  const wanted = ref<string | null>(null)
  /** The line that Tab leads to: the last one that had the focus, or the first. */
  const stop = computed(() => {
    const all = keys()
    return wanted.value !== null && all.includes(wanted.value)
      ? wanted.value
      : (all.find((key) => key !== null) ?? null)
  })
  const stopIndex = computed(() => keys().indexOf(stop.value))

  async function move(event: KeyboardEvent): Promise<void> {
    const next = nextIndex(event.key, keys(), stopIndex.value)
    if (next === null) return
    event.preventDefault()
    wanted.value = keys()[next] ?? null
    list.value?.scrollToIndex(next, { align: 'nearest' })
    await nextTick()
    document.querySelector<HTMLElement>(`[data-line="${CSS.escape(wanted.value ?? '')}"]`)?.focus()
  }

  return { stop, stopIndex, take: (key: string) => (wanted.value = key), move }
}

function nextIndex(key: string, keys: readonly (string | null)[], at: number): number | null {
  const lines = keys.flatMap((one, index) => (one === null ? [] : [index]))
  const place = lines.indexOf(at)
  const goals: Readonly<Record<string, number | undefined>> = {
    ArrowDown: lines[place + 1],
    ArrowUp: lines[place - 1],
    Home: lines[0],
    End: lines.at(-1),
  }
  return goals[key] ?? null
}
