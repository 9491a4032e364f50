import { calls, type CallName } from '../../shared/bridge.ts'

/** Every call of the bridge. */
export const callNames = Object.keys(calls) as CallName[]
