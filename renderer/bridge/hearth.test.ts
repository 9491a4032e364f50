import { afterEach, expect, test, vi } from 'vitest'
import { fake } from './fake/open.ts'
import { scenes } from './fake/scenes/table.ts'
import { connectBridge, hearth } from './hearth.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

test('outside the app, and without a fake, it says so instead of showing an empty window', async () => {
  await expect(connectBridge()).rejects.toThrow('inside Hearth only')
})

test('the preload’s bridge is used where there is one, even if a fake is asked for', async () => {
  const { bridge } = fake(scenes.welcome())
  vi.stubEnv('VITE_FAKE_BRIDGE', 'true')
  vi.stubGlobal('hearth', bridge)
  await connectBridge()
  expect(hearth()).toBe(bridge)
})

test('in a plain browser the fake takes its place, with the scene of the address', async () => {
  vi.stubEnv('VITE_FAKE_BRIDGE', 'true')
  window.history.replaceState(null, '', '?scene=persian')
  await connectBridge()
  expect(await hearth().start({})).toMatchObject({ name: 'علی', settings: { language: 'fa' } })
  expect(window.fakeHearth?.trace.copied).toEqual([])
})
