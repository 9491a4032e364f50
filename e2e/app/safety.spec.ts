/** The shell is safe from the first day: each line of SECURITY.md's "The app's own shell", in the running app. */
import { test as base, type Page } from '@playwright/test'
import { startApp } from '../support/app.ts'
import { expect, Person } from '../support/ali.ts'

/** Somebody whose page does what it should not: that it is complained of is no fault here. */
const test = base.extend<{ ali: Person }>({
  ali: async ({}, use, info) => {
    const wish = { profile: info.outputPath('profile') }
    const ali = new Person('Ali', wish, await startApp(wish))
    await ali.begins()
    await use(ali)
    await ali.isKilled()
  },
})

/** What the page answers when its own script does this. */
function tries<T>(page: Page, act: () => T | Promise<T>): Promise<T> {
  return page.evaluate(act)
}

test('the page has no Node, and the window asks for every protection', async ({ ali }) => {
  const { page, app } = ali
  const known = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
  expect(await page.evaluate((names) => names.filter((name) => name in globalThis), known)).toEqual([])
  const preferences = await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    const all = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return all.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the bridge is functions alone, and a page that meddles with its own world does not reach it', async ({ ali }) => {
  const { page } = ali
  const kinds = await tries(page, () => {
    const { hearth } = globalThis as unknown as { hearth: Record<string, unknown> }
    Array.prototype.push = () => 0
    JSON.parse = () => ({ evil: true })
    Function.prototype.call = () => 'evil'
    return [...new Set(Object.values(hearth).map((value) => typeof value))]
  })
  expect(kinds).toEqual(['function'])
  expect(await ali.calls('start', {})).toMatchObject({ name: 'Ali' })
})

test('scripts, pictures and frames that are not ours are stopped by the content policy', async ({ ali }) => {
  const stopped = await tries(ali.page, async () => {
    const found: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective))
    const put = (name: string, fields: Record<string, string>) =>
      document.body.append(Object.assign(document.createElement(name), fields))
    put('img', { src: 'https://example.org/x.png' })
    put('iframe', { src: 'https://example.org/' })
    put('base', { href: 'https://example.org/' })
    put('object', { data: 'https://example.org/x' })
    await fetch('https://example.org/').catch(() => undefined)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return [...new Set(found)].sort()
  })
  expect(stopped).toEqual(['base-uri', 'connect-src', 'frame-src', 'img-src', 'object-src'])
})

test('text never becomes a script: eval, markup and handlers are all refused', async ({ ali }) => {
  const outcomes = await tries(ali.page, () => {
    const attempt = (act: () => unknown): string => {
      try {
        return `ran: ${String(act())}`
      } catch (error) {
        return (error as Error).name
      }
    }
    const element = document.createElement('div')
    return [
      attempt(() => (0, eval)('1+1')),
      attempt(() => new Function('return 1')() as unknown),
      attempt(() => (element.innerHTML = '<img src=x onerror=alert(1)>')),
      attempt(() => document.write('<script>1</script>')),
    ]
  })
  expect(outcomes).toEqual(['EvalError', 'EvalError', 'TypeError', 'TypeError'])
})

test('what somebody writes as HTML is read as text', async ({ ali }) => {
  await ali.hosts('Ali’s place')
  const evil = '<img src=x onerror="document.title=1"><b>bold</b><script>document.title=2</script>'
  await ali.says(evil)
  await ali.knowsItIsSent(evil)
  expect(await ali.conversation.locator('img, b, script').count()).toBe(0)
})

test('the page stays where it is, whatever tries to take it elsewhere', async ({ ali }) => {
  const before = ali.page.url()
  for (const to of ['https://example.org/', 'file:///etc/passwd', 'app://evil/', 'data:text/html,x', 'about:blank']) {
    await ali.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href })
      document.body.append(link)
      link.click()
      location.assign(href)
    }, to)
  }
  await ali.calls('start', {})
  expect(ali.page.url()).toBe(before)
})

test('no window opens but ours', async ({ ali }) => {
  const opened = await tries(ali.page, () => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' })
    document.body.append(link)
    link.click()
    return [window.open('https://example.org/'), window.open('about:blank')]
  })
  expect(opened).toEqual([null, null])
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('a webview stays an unknown element', async ({ ali }) => {
  await tries(ali.page, () => {
    document.body.append(Object.assign(document.createElement('webview'), { src: 'https://example.org/' }))
  })
  await ali.calls('start', {})
  expect(await ali.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('no permission is granted', async ({ ali }) => {
  const { page } = ali
  const asked = await tries(page, async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as PermissionName[]
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    )
    return [...new Set([...states, media])]
  })
  expect(asked).toEqual(['denied'])
})

test('a call from another window, or of another shape, does not reach the app', async ({ ali }) => {
  const answers = await tries(ali.page, async () => {
    const { hearth } = globalThis as unknown as { hearth: Record<string, (payload?: unknown) => Promise<unknown>> }
    const bad = [undefined, null, 7, [], { name: 7 }, { name: 'x'.repeat(10_000) }, { __proto__: { name: 'x' } }]
    const tried = bad.map((payload) => hearth['chooseName']?.(payload).then(String, () => 'refused'))
    return [...new Set(await Promise.all(tried))]
  })
  expect(answers).toEqual(['refused'])
  expect(await otherWindow(ali)).toBe('refused')
  expect(await ali.calls('start', {})).toMatchObject({ name: 'Ali' })
})

/** What a second window with the same page and the same preload gets from the app. */
function otherWindow({ app, page }: Person): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, url) => {
    const [ours] = BrowserWindow.getAllWindows()
    const contents = ours?.webContents as unknown as { getLastWebPreferences(): { preload?: string } }
    const { preload = '' } = contents.getLastWebPreferences()
    const other = new BrowserWindow({ show: false, webPreferences: { preload } })
    await other.loadURL(url)
    const answer: unknown = await other.webContents.executeJavaScript("hearth.start({}).then(String, () => 'refused')")
    other.destroy()
    return answer
  }, page.url())
}

test('the page is served from a fixed list of files, each with its policy', async ({ ali }) => {
  const found = await tries(ali.page, async () => {
    const paths = [
      '../../etc/passwd',
      '%2e%2e/%2e%2e/package.json',
      '..\\package.json',
      'index.html%00.js',
      'nothing',
      '',
    ]
    const answers = await Promise.all(paths.map((path) => fetch(`app://hearth/${path}`)))
    const policies = answers.map((answer) => answer.headers.get('content-security-policy') ?? 'none')
    return { statuses: answers.map((answer) => answer.status), policies: [...new Set(policies)] }
  })
  expect(found.statuses).toEqual([404, 404, 404, 404, 404, 200])
  expect(found.policies).toHaveLength(1)
  expect(found.policies[0]).toContain("default-src 'none'; script-src 'self'")
})
