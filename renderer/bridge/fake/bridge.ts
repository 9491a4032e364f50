import { calls, type Bridge, type CallAnswer, type CallName, type Payload } from '../../../shared/bridge.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import { fail } from '../../../shared/result.ts'
import { app } from './calls/app.ts'
import type { Handlers } from './calls/handlers.ts'
import { hosting } from './calls/hosting.ts'
import { joining } from './calls/joining.ts'
import { talking } from './calls/talking.ts'
import type { Script } from './script.ts'
import type { Toy } from './toy.ts'

const handlers: Handlers = { ...app, ...hosting, ...joining, ...talking }

/**
 * The contract's bridge over a toy. Payloads and answers are copied, as between processes, and payloads are parsed
 * as the gate parses them: what would fail in the app fails here.
 */
export function makeBridge(toy: Toy, script: Script): Bridge {
  const names = Object.keys(calls) as CallName[]
  const made = names.map((name) => [name, (payload: unknown) => answer(name, payload, toy, script)])
  return { ...(Object.fromEntries(made) as Omit<Bridge, 'listen'>), listen: (hear) => toy.listen(hear) }
}

/** Always later, never at once: the app is another process. */
async function answer<N extends CallName>(name: N, given: unknown, toy: Toy, script: Script): Promise<CallAnswer<N>> {
  const fit = calls[name].payload(structuredClone(given))
  if (!fit.ok) throw new Error(`${name}: ${fit.error}`)
  await Promise.resolve()
  const refused = script.meet(name, fit.value)
  const turn = script.turn(name)
  if (turn) await turn
  const handle: (toy: Toy, payload: Payload<N>) => CallAnswer<N> = handlers[name]
  return structuredClone(refused ? refusedAnswer(name, refused) : handle(toy, fit.value as Payload<N>))
}

function refusedAnswer<N extends CallName>(name: N, refusal: Refusal): CallAnswer<N> {
  const joins = name === 'join' || name === 'answerTrust'
  return (joins ? { type: 'refused', refusal } : fail(refusal)) as CallAnswer<N>
}
