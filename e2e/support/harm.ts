/** What must not bring the app down, done to it on purpose. */
import type { Person } from './person.ts'

/** Kills the renderer's process, as a fault in the page would. */
export async function crashPage(person: Person): Promise<void> {
  await person.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer())
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
