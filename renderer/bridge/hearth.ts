/** The only reader of `window.hearth`. In a plain browser a fake takes its place, where the build asks for one. */
import type { Bridge } from '../../shared/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload; absent in a plain browser. */
    readonly hearth?: Bridge
  }
}

let current: Bridge | null = null

/** Finds the bridge, or makes the fake one; call it once, before anything else. Throws where there is neither. */
export async function connectBridge(): Promise<void> {
  if (window.hearth) return useBridge(window.hearth)
  // A dynamic import behind the variable, so that the shipped app does not contain the fake.
  if (!import.meta.env.VITE_FAKE_BRIDGE) throw new Error('This page runs inside Hearth only.')
  const { openFake } = await import('./fake/open.ts')
  useBridge(openFake(window))
}

/** Talks over this bridge from now on: for tests, and for `connectBridge`. */
export function useBridge(bridge: Bridge): void {
  current = bridge
}

/** The bridge. Throws before `connectBridge`. */
export function hearth(): Bridge {
  if (!current) throw new Error('The bridge is not connected yet.')
  return current
}
