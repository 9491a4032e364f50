import type { App } from 'vue'
import { wholeCharacters } from '../../shared/shape.ts'
import { hearth } from './hearth.ts'

const most = { message: 2_000, stack: 8_000 }

/** Writes an error of the window into the app's log; where even that fails, into the console. Never throws. */
export function reportError(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const told = { message: cut(message, most.message), stack: cut(stack ?? '', most.stack) }
  Promise.resolve()
    .then(() => hearth().report(told))
    .catch((second: unknown) => console.error(error, second))
}

/** A cut may go through an emoji, and an error may quote half of one. */
function cut(text: string, length: number): string {
  return wholeCharacters(text.slice(0, length))
}

/** Reports whatever nobody caught: in components, in promises, in the page. `shown` hears of each, to tell the person. */
export function watchErrors(app: App, shown: () => void): void {
  const meet = (error: unknown): void => {
    reportError(error)
    shown()
  }
  app.config.errorHandler = meet
  window.addEventListener('error', (event) => {
    if (!isDelay(event.message)) meet(event.error ?? event.message)
  })
  window.addEventListener('unhandledrejection', (event) => meet(event.reason))
}

/** What the browser says when a size changed while sizes were read: it is read again a frame later, and nothing is lost. */
function isDelay(message: string): boolean {
  return message.startsWith('ResizeObserver loop')
}
