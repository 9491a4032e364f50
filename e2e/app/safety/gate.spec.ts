import { expect, testResident as test, type Person } from '../../people.ts'
import { callNames } from '../../support/bridge.ts'

test.use({ forgiving: true })

/** Opens a second window with the same preload, at this address, and calls everything from it. */
function callEverythingFrom(person: Person, address: string): Promise<string[]> {
  return person.app.evaluate(
    async ({ app, BrowserWindow }, [place, names]) => {
      const preload = `${app.getAppPath()}/dist/preload/index.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL(place)
      const script = `Promise.all(${JSON.stringify(names)}.map((name) =>
        hearth[name]({ port: 5050 }).then(() => name + ' let in', ({ message }) => /refused$/.test(message) ? 'refused' : message)))`
      const answers = (await window.webContents.executeJavaScript(script)) as string[]
      window.destroy()
      return answers
    },
    [address, callNames] as const,
  )
}

test('the gate refuses every call from another window and from another page', async ({ ali }) => {
  for (const address of ['app://hearth/index.html', 'data:text/html,<h1>evil</h1>']) {
    const answers = await callEverythingFrom(ali, address)
    expect(answers).toEqual(callNames.map(() => 'refused'))
  }
  expect(await ali.calls('checkPort', { port: 65_000 })).toMatchObject({ port: 65_000 })
})

test('the gate refuses every payload of another shape, and the app goes on', async ({ ali }) => {
  const answers = await ali.page.evaluate(async (names) => {
    const { hearth } = globalThis as unknown as { hearth: Record<string, (payload: unknown) => Promise<unknown>> }
    const junk = [undefined, null, 0, 'text', true, [], [{}], NaN, 10n, 'x'.repeat(100_000)]
    const tries = names.flatMap((name) => junk.map((payload) => ({ name, payload })))
    return Promise.all(
      tries.map(({ name, payload }) =>
        Promise.resolve(hearth[name]?.(payload)).then(
          () => `${name} let ${typeof payload} in`,
          (error: unknown) => (/refused$/.test((error as Error).message) ? 'refused' : String(error)),
        ),
      ),
    )
  }, callNames)
  expect(answers.filter((answer) => answer !== 'refused')).toEqual([])
  await expect(ali.page.getByRole('button', { name: /^Host room/ }).first()).toBeVisible()
})

test('no channel is there but those of the bridge', async ({ ali }) => {
  const channels = await ali.app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: held } = ipcMain as unknown as { _invokeHandlers?: Map<string, unknown> }
    // Electron itself listens to errors
    return { calls: [...(held?.keys() ?? [])].sort(), others: ipcMain.eventNames().filter((name) => name !== 'error') }
  })
  expect(channels).toEqual({ calls: callNames.map((name) => `hearth:${name}`).sort(), others: [] })
})
