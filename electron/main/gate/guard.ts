/** Stands before every handler: who calls, and with what. It knows no Electron, so that it is tested without. */
import { calls, type CallAnswer, type CallName, type Payload } from '../../../shared/bridge.ts'
import type { Misfit, Shape } from '../../../shared/shape.ts'
import type { Log } from '../../disk/log.ts'

/** One handler for each call of the bridge. */
export type Handlers = {
  readonly [N in CallName]: (payload: Payload<N>) => CallAnswer<N> | Promise<CallAnswer<N>>
}

/** What is known of who calls. */
export interface Caller {
  readonly sender: { readonly id: number }
  /** Null where the frame is gone already. */
  readonly senderFrame: { readonly parent: object | null; readonly origin: string; readonly url: string } | null
}

/** The one page that may call. */
export interface Page {
  /** The id of its web contents; null while there is none. */
  readonly id: number | null
  readonly origin: string
  readonly address: string
}

/**
 * Whether the call comes from the top frame of our window while it shows our own page. The origin alone does not
 * tell: an empty document (`about:blank`) has the origin of whoever opened it.
 */
export function isOurs({ sender, senderFrame }: Caller, page: Page): boolean {
  if (sender.id !== page.id || senderFrame?.parent !== null) return false
  return senderFrame.origin === page.origin && senderFrame.url.replace(/#.*$/s, '') === page.address
}

/**
 * A handler behind its guard.
 * 1. A call from anywhere but our page, or with a payload of another shape, MUST NOT reach the handler.
 * 2. It MUST reject rather than throw, and say no more than that: the log says why.
 */
export function guarded<N extends CallName>(name: N, handlers: Handlers, page: () => Page, log: Log) {
  const shape = calls[name].payload as Shape<Payload<N>>
  return async (caller: Caller, payload: unknown): Promise<CallAnswer<N>> => {
    if (!isOurs(caller, page())) throw refused(name, `came from ${caller.senderFrame?.origin ?? 'nowhere'}`, log)
    const fit = shape(payload)
    if (!fit.ok) throw refused(name, fit.error, log)
    try {
      return await handlers[name](fit.value)
    } catch (error) {
      log.error('a call failed', { call: name, why: stackOf(error) })
      throw new Error('internal', { cause: error })
    }
  }
}

function refused(name: CallName, why: Misfit, log: Log): Error {
  log.warn('a call was turned away', { call: name, why })
  return new Error('refused')
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
