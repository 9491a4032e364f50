import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import { limits } from '../../shared/limits.ts'

/** What a lookup that took too long is known by, as Node's errors are. */
export const lookupLate = 'ELOOKUPLATE'

/**
 * The system's lookup of names, given up after `limits.lookup` with the code `lookupLate`: a name server that is silent
 * would take up the whole dial, and the person would not know that the name is to blame.
 */
export function timelyLookup(clock: Clock, find: LookupFunction = lookup): LookupFunction {
  return (name, options, done) => {
    let over = false
    const cancel = clock.after(limits.lookup, () => {
      over = true
      done(Object.assign(new Error(`${name} was not looked up in time`), { code: lookupLate }), '')
    })
    find(name, options, (...found) => {
      cancel()
      if (!over) done(...found)
    })
  }
}
