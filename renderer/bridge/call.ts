/** Every call to the app goes through here, so that a broken one is caught and reported in one place. */
import type { CallAnswer, CallName, Payload } from '../../shared/bridge.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { hearth } from './hearth.ts'
import { reportError } from './report.ts'

/** A call's answer, or the refusal; a call that answers with a result is not wrapped twice. */
export type Told<N extends CallName> =
  CallAnswer<N> extends Result<infer T, Refusal> ? Result<T, Refusal> : Result<CallAnswer<N>, Refusal>

type Calls = { readonly [K in CallName]: (payload: Payload<K>) => Promise<CallAnswer<K>> }

/** Asks the app. Never rejects: a call that broke is reported to the log, and answers the refusal `internal`. */
export async function call<N extends CallName>(name: N, payload: Payload<N>): Promise<Told<N>> {
  try {
    const table: Calls = hearth()
    const answer: unknown = await table[name](payload)
    return (isResult(answer) ? answer : ok(answer)) as Told<N>
  } catch (error) {
    reportError(error)
    return fail(refusal('internal')) as Told<N>
  }
}

function isResult(answer: unknown): answer is Result<unknown, Refusal> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer
}
