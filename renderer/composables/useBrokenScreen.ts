import { onErrorCaptured, ref, type Ref } from 'vue'

/** What Vue names the error of a component that could not be drawn: in words, and as the shipped build's number. */
const undrawable = /^(setup function|render function|component update)$|#runtime-(0|1|15)$/

/**
 * True once a component below could not be drawn: nothing on the screen can be trusted any more.
 * An error in a button's handler leaves the screen as it is. Both go on to the app's error handler, which reports them.
 */
export function useBrokenScreen(): Readonly<Ref<boolean>> {
  const broken = ref(false)
  onErrorCaptured((_error, _component, info) => {
    if (undrawable.test(info)) broken.value = true
  })
  return broken
}
