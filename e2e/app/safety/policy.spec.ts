import { expect, testResident as test } from '../../people.ts'

test.use({ forgiving: true })

interface Watched {
  ran?: boolean
  stopped: string[]
}

/** Each tries to run or fetch what is not ours, by itself in the page. */
const attempts: Record<string, () => unknown> = {
  'a script in the page': () => {
    const script = document.createElement('script')
    script.append('globalThis.ran = true')
    document.head.append(script)
  },
  'HTML from text': () => (document.body.innerHTML = '<img src=x onerror="globalThis.ran = true">'),
  'a script in an attribute': () => {
    document.body.setAttribute('onclick', 'globalThis.ran = true')
    document.body.click()
  },
  'a link that is a script': () => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:globalThis.ran = true' })
    document.body.append(link)
    link.click()
  },
  // out of the call that Playwright makes, which may do more than a page may
  eval: () => setTimeout(() => void (0, eval)('globalThis.ran = true')),
  'new Function': () => setTimeout(() => (new Function('globalThis.ran = true') as () => void)()),
  'a timer of text': () => setTimeout('globalThis.ran = true' as unknown as () => void, 0),
  'a remote script': () => {
    const script = document.createElement('script')
    script.setAttribute('src', 'https://example.org/evil.js')
    document.head.append(script)
  },
  'a remote picture': () => document.body.append(Object.assign(new Image(), { src: 'https://example.org/a.png' })),
  'a picture in the clear': () => document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1/a.png' })),
  'a remote frame': () =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' })),
  'a frame with our own page': () =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://hearth/index.html' })),
  'an object': () =>
    document.body.append(Object.assign(document.createElement('object'), { data: 'https://example.org/' })),
  'another base': () =>
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' })),
  'a style in an attribute': () => document.body.setAttribute('style', 'color: red'),
  'a remote style': () => {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' })
    style.href = 'https://example.org/evil.css'
    document.head.append(style)
  },
  'a form': () => {
    const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' })
    document.body.append(form)
    form.submit()
  },
  'a fetch from elsewhere': () => fetch('https://example.org/'),
  'a fetch from the disk': () => fetch('file:///etc/hostname'),
  'a socket': () => new WebSocket('wss://example.org/'),
  'a worker from text': () => new Worker(URL.createObjectURL(new Blob(['globalThis.ran = true']))),
  WebAssembly: () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
}

test('the content policy stops whatever is not ours, and says so', async ({ ali }) => {
  await ali.page.evaluate(() => {
    const watched = Object.assign(globalThis as unknown as Watched, { stopped: [] as string[] })
    document.addEventListener('securitypolicyviolation', (event) => watched.stopped.push(event.effectiveDirective))
  })
  for (const [name, attempt] of Object.entries(attempts)) {
    await test.step(name, async () => {
      await ali.page.evaluate(() => void ((globalThis as unknown as Watched).stopped = []))
      // some throw at once, some fail later: what counts is that the policy stopped them
      await ali.page.evaluate(attempt).catch(() => undefined)
      const stopped = () => ali.page.evaluate(() => (globalThis as unknown as Watched).stopped.length)
      await expect.poll(stopped, name).toBeGreaterThan(0)
      expect(await ali.page.evaluate(() => (globalThis as unknown as Watched).ran), name).toBeUndefined()
      expect(ali.page.url()).toBe('app://hearth/index.html')
    })
  }
})

test('whatever is served carries the policy, and only what is on the list is served', async ({ ali }) => {
  const answers = await ali.page.evaluate(async () => {
    const files = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
    const bad = [
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5cpackage.json',
      '/index.html%00',
      '/',
      '//etc/passwd',
    ]
    const addresses = ['app://hearth/index.html', ...files, ...bad.map((path) => `app://hearth${path}`)]
    return Promise.all(
      addresses.map(async (address) => {
        const { status, headers } = await fetch(address)
        return {
          address,
          status,
          policy: headers.get('content-security-policy'),
          sniff: headers.get('x-content-type-options'),
        }
      }),
    )
  })
  const [page, ...others] = answers
  expect(page?.policy).toContain("default-src 'none'")
  expect(page?.policy).toContain("script-src 'self';")
  expect(page?.policy).toContain("require-trusted-types-for 'script'")
  for (const { policy, sniff } of answers) expect({ policy, sniff }).toEqual({ policy: page?.policy, sniff: 'nosniff' })
  expect(page?.status).toBe(200)
  const assets = others.filter(({ address }) => address.endsWith('.js'))
  expect(assets.length).toBeGreaterThan(0)
  expect(assets.every(({ status }) => status === 200)).toBe(true)
  expect(others.filter(({ address }) => !address.endsWith('.js')).every(({ status }) => status === 404)).toBe(true)
})
