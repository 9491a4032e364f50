import { expect, testResident as test } from '../../people.ts'
import { callNames } from '../../support/bridge.ts'

test('the page has no Node, and the preferences say so', async ({ ali }) => {
  const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate']
  const found = await ali.page.evaluate((all) => all.filter((name) => name in globalThis), names)
  expect(found).toEqual([])
  const preferences = await ali.app.evaluate(({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    return (page as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  })
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false)
})

test('the page holds named functions and nothing else, and cannot change them', async ({ ali }) => {
  const held = await ali.page.evaluate(() => {
    const { hearth } = globalThis as unknown as { hearth: Record<string, unknown> }
    const kinds = Object.fromEntries(Object.entries(hearth).map(([name, value]) => [name, typeof value]))
    return { kinds, frozen: Object.isFrozen(hearth) }
  })
  expect(held.frozen).toBe(true)
  expect(held.kinds).toEqual(Object.fromEntries([...callNames, 'listen'].map((name) => [name, 'function'])))
})

test('a callback gets the notice alone, never the event that brought it', async ({ ali }) => {
  await ali.page.evaluate(() => {
    const { hearth } = globalThis as unknown as { hearth: { listen(hear: (...given: unknown[]) => void): void } }
    const heard = new Promise<string>((resolve) => hearth.listen((...given) => resolve(JSON.stringify(given))))
    Object.assign(globalThis, { heard })
  })
  await ali.choosesFromMenu('Keyboard Shortcuts')
  const heard = await ali.page.evaluate(() => (globalThis as unknown as { heard: Promise<string> }).heard)
  expect(JSON.parse(heard)).toEqual([{ type: 'command', name: 'shortcuts' }])
})

test('a page that spoils its own language spoils nothing of the bridge', async ({ ali }) => {
  const answer = await ali.page.evaluate(async () => {
    const { hearth } = globalThis as unknown as { hearth: { checkPort(wish: object): Promise<object> } }
    const places = [
      [Array.prototype, 'push'],
      [JSON, 'parse'],
      [Function.prototype, 'call'],
    ] as const
    const kept = places.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {})
    let seen = 0
    const spy = (): never => {
      seen += 1
      throw new Error('spoilt')
    }
    for (const [owner, name] of places) Object.defineProperty(owner, name, { value: spy, configurable: true })
    const asked = hearth.checkPort({ port: 65_000 })
    places.forEach(([owner, name], at) => Object.defineProperty(owner, name, kept[at] ?? {}))
    return { told: await asked, seen }
  })
  expect(answer).toMatchObject({ told: { port: 65_000 }, seen: 0 })
})

test('every permission that a page can ask for is denied', async ({ ali }) => {
  const answers = await ali.page.evaluate(async () => {
    const asked = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ]
    const states = asked.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      return `${name} ${state}`
    })
    return Promise.all(states)
  })
  for (const answer of answers) expect(answer).toMatch(/ denied$/)
})

test('whatever a page asks for without a question is refused', async ({ ali }) => {
  const tries = await ali.page.evaluate(async () => {
    const refused = async (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => 'let in',
        (error: unknown) => (error as Error).name,
      )
    return {
      media: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      display: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      midi: await refused(() => navigator.requestMIDIAccess()),
      clipboard: await refused(() => navigator.clipboard.readText()),
      pointer: await refused(async () => document.documentElement.requestPointerLock()),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('let in'),
          ({ code }) => resolve(`refused ${code}`),
        )
      }),
      notice: await Notification.requestPermission(),
    }
  })
  // where it is refused, Chromium never answers
  await ali.page.evaluate(() => void document.documentElement.requestFullscreen())
  expect(await ali.page.evaluate(() => document.fullscreenElement)).toBeNull()
  expect(Object.values(tries)).not.toContain('let in')
  expect(tries).toMatchObject({ place: 'refused 1', notice: 'denied' })
})
