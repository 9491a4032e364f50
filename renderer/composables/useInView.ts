import { onMounted, type Ref } from 'vue'

/** Brings what has just appeared into view: what it stands in may be longer than the screen. */
export function useInView(box: Readonly<Ref<HTMLElement | null>>): void {
  onMounted(() => box.value?.scrollIntoView({ block: 'nearest' }))
}
