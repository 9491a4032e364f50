/** What the tests of stores, commands and composables share. */
import { createPinia, setActivePinia } from 'pinia'
import type { FakeHearth } from '../bridge/fake/handle.ts'
import { fake } from '../bridge/fake/open.ts'
import { scenes, type SceneName } from '../bridge/fake/scenes/table.ts'
import { useBridge } from '../bridge/hearth.ts'
import { useApp } from './app.ts'

/** A fresh window on this scene, started; the handle scripts the app behind it. */
export async function openWindow(scene: SceneName = 'chat'): Promise<FakeHearth> {
  const { bridge, handle } = fake(scenes[scene](Date.now()))
  useBridge(bridge)
  setActivePinia(createPinia())
  await useApp().start()
  return handle
}

/** Lets every promise that is under way, and what follows from it, come to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}
