import type { Bridge } from '../../../shared/bridge.ts'
import { makeBridge } from './bridge.ts'
import { makeHandle, type FakeHearth } from './handle.ts'
import type { Scene } from './scenes/scene.ts'
import { sceneFor } from './scenes/table.ts'
import { Script } from './script.ts'
import { Toy } from './toy.ts'

declare global {
  interface Window {
    /** The toy behind the fake bridge; only in a plain browser. */
    fakeHearth?: FakeHearth
  }
}

/** A bridge over a toy, and the handle that scripts it. */
export function fake(scene: Scene, systemLanguage = 'en-GB'): { bridge: Bridge; handle: FakeHearth } {
  const toy = new Toy(scene, Date.now, systemLanguage)
  const script = new Script()
  return { bridge: makeBridge(toy, script), handle: makeHandle(toy, script) }
}

/** The fake bridge of a page: the scene is the address's `?scene=`, and `fakeHearth` is put on the window. */
export function openFake(page: Window): Bridge {
  const wanted = new URLSearchParams(page.location.search)
  const { bridge, handle } = fake(sceneFor(wanted.get('scene'), Date.now()), page.navigator.language)
  page.fakeHearth = handle
  return bridge
}
