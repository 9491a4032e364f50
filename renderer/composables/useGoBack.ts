import { ref, watch } from 'vue'
import { useOlder } from '../stores/older.ts'

/** Pages that are asked for at most. */
const mostPages = 50

/**
 * Asks for what was said before until it `holds` what is looked for, or no more can be had, and then goes on.
 * `asking` is called before each page: at the end of a room, what is older would be let go again.
 */
export function useGoBack(holds: () => boolean, asking: () => void): (then: () => void) => void {
  const older = useOlder()
  const goOn = ref<(() => void) | null>(null)
  let pages = 0

  function look(): void {
    const then = goOn.value
    const held = holds()
    if (!then || (!held && older.top.type === 'asking')) return
    if (!held && older.top.type === 'more' && pages++ < mostPages) {
      asking()
      return void older.askMore()
    }
    goOn.value = null
    // a frame later, when what came has its place
    requestAnimationFrame(then)
  }

  watch(() => goOn.value && { held: holds(), top: older.top.type }, look, { flush: 'post' })
  return (then) => {
    if (holds()) then()
    else goOn.value = then
  }
}
