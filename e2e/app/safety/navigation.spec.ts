import { expect, testResident as test } from '../../people.ts'

test.use({ forgiving: true })

const away = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,<h1>away</h1>',
  'javascript:document.title="away"',
  'app://evil/index.html',
  'app://hearth.evil/index.html',
  'app://hearth/index.html?elsewhere',
  'hearth://join?key=x',
  'view-source:app://hearth/index.html',
  'chrome://version',
]

/** Ways in which a page goes, or is made to go, to another address. */
const ways: Record<string, (address: string) => void> = {
  assigns: (address) => location.assign(address),
  replaces: (address) => location.replace(address),
  'opens a window': (address) => void window.open(address),
  'opens itself': (address) => void window.open(address, '_self'),
  'follows a link': (address) => Object.assign(document.createElement('a'), { href: address }).click(),
  'follows a link to a new window': (address) =>
    Object.assign(document.createElement('a'), { href: address, target: '_blank' }).click(),
  'submits a form': (address) => {
    const form = Object.assign(document.createElement('form'), { action: address })
    document.body.append(form)
    form.submit()
  },
  'is told by its head': (address) => {
    const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${address}` })
    document.head.append(meta)
  },
}

test('nothing leads the window to another address, and nothing opens a second one', async ({ ali }) => {
  for (const [name, go] of Object.entries(ways)) {
    for (const address of away) {
      // what cannot even be tried counts as stopped
      await ali.page.evaluate(go, address).catch(() => undefined)
      expect(await ali.page.evaluate(() => location.href), `${name}: ${address}`).toBe('app://hearth/index.html')
    }
  }
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  // Playwright waits for the navigations that were stopped: the page is asked directly
  expect(await ali.page.evaluate(() => document.body.innerText)).toContain('Host room')
  expect(await ali.page.evaluate(() => document.title)).toContain('Hearth')
})

test('a page that was not let go hears on what the app tells it', async ({ ali }) => {
  await ali.page.evaluate(() => location.assign('https://example.org/'))
  await ali.choosesFromMenu('Keyboard Shortcuts')
  await expect.poll(() => ali.page.evaluate(() => document.body.innerText)).toContain('Keyboard shortcuts')
})

test('an empty document, which asks nobody, is no way to the app, and our page comes back by itself', async ({
  ali,
}) => {
  await ali.page.evaluate(() => location.assign('about:blank'))
  await expect.poll(() => ali.page.url()).toBe('app://hearth/index.html')
  await expect(ali.page.getByRole('button', { name: /^Host room/ }).first()).toBeVisible()
})

test('no press on a link, with whatever key or button, opens or leads anywhere', async ({ ali }) => {
  await ali.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', textContent: 'Away' })
    Object.assign(link.style, { position: 'fixed', top: '0', left: '0', zIndex: '9999', padding: '20px' })
    document.body.append(link)
  })
  // by the mouse itself: Playwright's own click waits for the navigation that is stopped
  const { mouse, keyboard } = ali.page
  for (const button of ['left', 'middle', 'right'] as const) await mouse.click(10, 10, { button })
  for (const key of ['Control', 'Shift', 'Alt', 'Meta']) {
    await keyboard.down(key)
    await mouse.click(10, 10)
    await keyboard.up(key)
  }
  expect(ali.page.url()).toBe('app://hearth/index.html')
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('a file or an address that is dropped on the window leads nowhere', async ({ ali }) => {
  const mouse = await ali.page.context().newCDPSession(ali.page)
  const drops = [
    { items: [{ mimeType: 'text/uri-list', data: 'https://example.org/' }] },
    { items: [], files: [ali.profileFile('settings.json')] },
  ]
  for (const dropped of drops) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await mouse.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data: { ...dropped, dragOperationsMask: 1 } })
    }
    expect(await ali.page.evaluate(() => location.href)).toBe('app://hearth/index.html')
  }
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('a webview holds nothing', async ({ ali }) => {
  await ali.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.org/')
    view.setAttribute('nodeintegration', '')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
  })
  await ali.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('what the page would download is not', async ({ ali }) => {
  await ali.app.evaluate(({ session }) => {
    const refused = new Promise<boolean>((resolve) => {
      session.defaultSession.on('will-download', (event) => resolve(event.defaultPrevented))
    })
    Object.assign(globalThis, { refused })
  })
  await ali.page.evaluate(() => {
    const address = URL.createObjectURL(new Blob(['x']))
    Object.assign(document.createElement('a'), { href: address, download: 'evil.exe' }).click()
  })
  expect(await ali.app.evaluate(() => (globalThis as unknown as { refused: Promise<boolean> }).refused)).toBe(true)
})
