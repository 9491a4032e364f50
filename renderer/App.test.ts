import { createPinia, setActivePinia } from 'pinia'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from 'vue'
import App from './App.vue'
import type { FakeHearth } from './bridge/fake/handle.ts'
import { fake } from './bridge/fake/open.ts'
import { scenes, type SceneName } from './bridge/fake/scenes/table.ts'
import { useBridge } from './bridge/hearth.ts'
import { createWords } from './locales/i18n.ts'
import { useHosts } from './stores/hosts.ts'
import { useReading } from './stores/reading.ts'
import { settled, testNow } from './stores/testing.ts'

/** The whole window on this scene, with the focus. */
async function openApp(scene: SceneName): Promise<FakeHearth> {
  vi.useFakeTimers({ now: testNow })
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const { bridge, handle } = fake(scenes[scene](testNow))
  useBridge(bridge)
  const pinia = createPinia()
  setActivePinia(pinia)
  const page = document.createElement('div')
  document.body.replaceChildren(page)
  const app = createApp(App).use(pinia).use(createWords('en'))
  app.config.errorHandler = () => undefined
  app.mount(page)
  onTestFinished(() => {
    app.unmount()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  await settled()
  return handle
}

/** Something below cannot be drawn any more. */
async function breakScreen(handle: FakeHearth): Promise<void> {
  handle.notice({ type: 'host', view: { ...useHosts().open!, link: null as never } })
  await settled()
  expect(document.body.textContent).toContain('Something went wrong')
}

function asked(): string[] {
  return [...document.querySelectorAll('[role=alertdialog]')].map(({ textContent }) => textContent)
}

test('a window that hosts asks before it closes, also where its screen cannot be drawn', async () => {
  const handle = await openApp('hosting')
  handle.notice({ type: 'closing' })
  await settled()
  expect(asked()).toEqual([expect.stringContaining('Close Hearth and stop hosting?')])
  await breakScreen(handle)
  expect(asked()).toEqual([expect.stringContaining('Close Hearth and stop hosting?')])
})

test('nothing is read while the screen cannot be drawn', async () => {
  const handle = await openApp('chat')
  expect(useReading().attentive).toBe(true)
  await breakScreen(handle)
  handle.burst('cedar', 'weekend-trip', 3)
  await settled()
  expect(handle.calls.map(({ name }) => name)).not.toContain('read')
})
