import { expect, test } from 'vitest'
import { createApp, h, nextTick, type FunctionalComponent } from 'vue'
import { useBrokenScreen } from './useBrokenScreen.ts'

/** Mounts a child below the boundary. Test utilities would throw the error again, so Vue alone does it. */
function mountBelow(child: FunctionalComponent) {
  const met: unknown[] = []
  const page = document.createElement('div')
  const window = createApp({
    setup() {
      const broken = useBrokenScreen()
      return () => (broken.value ? h('p', 'begin again') : h(child))
    },
  })
  window.config.errorHandler = (error) => met.push(error)
  window.mount(page)
  return { page, met }
}

test('a component that cannot be drawn breaks the screen, and the error goes on to be reported', async () => {
  const error = new Error('cannot be drawn')
  const { page, met } = mountBelow(() => {
    throw error
  })
  await nextTick()
  expect(page.textContent).toBe('begin again')
  expect(met).toEqual([error])
})

test('an error behind a button leaves the screen as it is', async () => {
  const error = new Error('pressed')
  function press(): void {
    throw error
  }
  const { page, met } = mountBelow(() => h('button', { onClick: press }, 'press'))
  page.querySelector('button')?.click()
  await nextTick()
  expect(page.textContent).toBe('press')
  expect(met).toEqual([error])
})
