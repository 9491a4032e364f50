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

/** What stands on the page now. Playwright takes no page back that has crashed: this asks the app. */
export function textOfPage(person: Person): Promise<string> {
  return person.app.evaluate(async ({ webContents }) => {
    const [page] = webContents.getAllWebContents()
    return String(await page?.executeJavaScript('document.body.innerText'))
  })
}

interface Threads {
  Worker: { prototype: { on: (event: string, hear: () => void) => unknown } }
}
type Remembered = typeof globalThis & { hostThread?: { terminate(): Promise<number> } }

/** Keeps hold of the host's thread, which is started after this. */
export async function watchHostThread(person: Person): Promise<void> {
  await person.app.evaluate(() => {
    const { Worker } = process.getBuiltinModule('node:worker_threads') as unknown as Threads
    const { on } = Worker.prototype
    Worker.prototype.on = function (this: NonNullable<Remembered['hostThread']>, ...given) {
      ;(globalThis as Remembered).hostThread = this
      return on.apply(this as never, given)
    }
  })
}

/** Ends the host's thread, as a fault in it would. */
export async function killHostThread(person: Person): Promise<void> {
  await person.app.evaluate(() => (globalThis as Remembered).hostThread?.terminate())
}
