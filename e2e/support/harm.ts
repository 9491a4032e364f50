/** What must not bring the app down, done to it on purpose. */
import type { Person } from './person.ts'

/** Kills the renderer's process, as a fault in the page would, and waits until its page is there again. */
export async function crashPage(person: Person): Promise<void> {
  await person.app.evaluate(
    ({ webContents }) =>
      new Promise<void>((resolve) => {
        const [page] = webContents.getAllWebContents()
        page?.once('did-finish-load', () => resolve())
        page?.forcefullyCrashRenderer()
      }),
  )
}

/**
 * Lets the page turn in a circle, and says what Chromium says once a press is left unanswered for 15 s (to a page that
 * no debugger looks at); waits until it is there again.
 */
export async function hangPage(person: Person): Promise<void> {
  await person.app.evaluate(
    ({ webContents }) =>
      new Promise<void>((resolve) => {
        const [page] = webContents.getAllWebContents()
        page?.once('did-finish-load', () => resolve())
        page?.executeJavaScript('for (;;);').catch(() => undefined)
        page?.emit('unresponsive')
      }),
  )
}

/** From now on this page cannot draw a time, and so no message. */
export async function breakDrawing(person: Person): Promise<void> {
  await person.page.evaluate(() => {
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      get: () => {
        throw new Error('a fault, on purpose')
      },
    })
  })
}

/** What stands on the page now. Playwright takes no page back that has crashed: this asks the app. */
export function textOfPage(person: Person): Promise<string> {
  return person.app.evaluate(async ({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    return String(await page?.executeJavaScript('document.body.innerText'))
  })
}

/** What stands at the top of the conversation on that page, and how many px below its top; null at its end. */
export function spotOfPage(person: Person): Promise<string | null> {
  return person.app.evaluate(async ({ webContents }, script) => {
    const [page] = webContents.getAllWebContents()
    return (await page?.executeJavaScript(script)) as string | null
  }, topOfConversation)
}

const topOfConversation = `(() => {
  const box = document.querySelector('[role=log]')
  if (!box || box.scrollHeight - box.scrollTop - box.clientHeight < 2) return null
  const { top } = box.getBoundingClientRect()
  const seen = [...box.querySelectorAll('article')]
    .map((row) => ({ row, at: row.getBoundingClientRect() }))
    .filter(({ at }) => at.bottom > top)
    .sort((one, other) => one.at.top - other.at.top)[0]
  return seen ? seen.row.innerText.slice(-20) + ' ' + Math.round(seen.at.top - top) : null
})()`

/** What stands in the composer of that page. */
export function draftOfPage(person: Person): Promise<string> {
  return person.app.evaluate(async ({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    return String(await page?.executeJavaScript(`document.querySelector('#composer')?.value ?? ''`))
  })
}

/** Ends the host's thread as a fault in it would: by an error that nobody catches. */
export function killHostThread(person: Person): Promise<void> {
  return onHostThread(person, `setTimeout(() => { throw new Error('a fault, on purpose') })`)
}

/** Ends the host's thread as a leak in it would: by holding on to more and more. */
export function exhaustHostThread(person: Person): Promise<void> {
  return onHostThread(person, `setTimeout(() => { for (const kept = []; ; ) kept.push(new Array(1e6).fill(0.5)) })`)
}

/** As much of `node:inspector` as is needed. */
interface Inspector {
  Session: new () => {
    connect(): void
    disconnect(): void
    post(method: string, words: object): void
    on(event: string, hear: (told: { params: { sessionId: string; workerInfo: { url: string } } }) => void): void
  }
}

/** Runs a script on the host's thread, as a debugger would: nothing in the app has a door for it. */
async function onHostThread(person: Person, expression: string): Promise<void> {
  await person.app.evaluate(async (_electron, script) => {
    const { Session } = process.getBuiltinModule('node:inspector') as unknown as Inspector
    const session = new Session()
    session.connect()
    const found = new Promise<string>((resolve) => {
      session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
        if (workerInfo.url.includes('host-thread')) resolve(sessionId)
      })
    })
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: script } })
    session.post('NodeWorker.sendMessageToWorker', { sessionId: await found, message })
  }, expression)
}
