/** What the tests of stores, commands and composables share. */
import { createPinia, setActivePinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import type { FakeHearth } from '../bridge/fake/handle.ts'
import { fake } from '../bridge/fake/open.ts'
import type { Scene } from '../bridge/fake/scenes/scene.ts'
import { scenes, type SceneName } from '../bridge/fake/scenes/table.ts'
import { useBridge } from '../bridge/hearth.ts'
import { useApp } from './app.ts'
import type { HostingForm } from './hosting.ts'
import { useOlder } from './older.ts'

/** Noon of a Sunday, by this computer's clock. */
export const testNow = new Date(2026, 10, 22, 12).getTime()

/** What the form to host holds when nobody has changed it. */
export const hostingForm: HostingForm = {
  name: 'Ali’s place',
  port: null,
  plain: false,
  retention: { type: 'forever' },
  newcomers: 'read-all',
  limits: {},
}

/** A fresh window on this scene, started, with time standing still; the handle scripts the app behind it. */
export async function openWindow(scene: SceneName | Scene = 'chat'): Promise<FakeHearth> {
  vi.useFakeTimers({ now: testNow })
  const { bridge, handle } = fake(typeof scene === 'string' ? scenes[scene](testNow) : scene)
  useBridge(bridge)
  setActivePinia(createPinia())
  const stop = await useApp().start()
  onTestFinished(() => {
    stop()
    vi.useRealTimers()
  })
  return handle
}

/** The same app, and a window that knows nothing yet: as after its page crashed. */
export async function beginAgain(): Promise<void> {
  setActivePinia(createPinia())
  onTestFinished(await useApp().start())
}

/** Asks for a page of what was said before, and lets it take its place. */
export async function askMore(): Promise<void> {
  const asked = useOlder().askMore()
  await settled()
  await asked
}

/** Lets all that is under way come to its end: answers, notices, and what is told once a frame. */
export async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(60)
}
