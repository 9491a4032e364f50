import type { CallAnswer, CallName, Payload } from '../../../../shared/bridge.ts'
import type { Toy } from '../toy.ts'

/** What the toy answers to each call: the same rows as the contract's table. */
export type Handlers<N extends CallName = CallName> = {
  readonly [K in N]: (toy: Toy, payload: Payload<K>) => CallAnswer<K>
}
