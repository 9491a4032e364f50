import type { CommandType } from '../../../shared/commands.ts'
import type { Handle } from './outcome.ts'

/**
 * What changes a person, and is kept before it is told: one such thing of theirs after another, whichever of their
 * windows asks. Each finds what the one before left, also where the disk did not keep that.
 */
export function inTurn<T extends CommandType>(handle: Handle<T>): Handle<T> {
  return (caller, command) => {
    const { me } = caller
    const outcome = me.changing ? me.changing.then(() => handle(caller, command)) : handle(caller, command)
    if (!(outcome instanceof Promise)) return outcome
    const over = (): void => {
      if (me.changing === turn) me.changing = null
    }
    // a command that breaks is its session's to tell, and nobody else's
    const turn = outcome.then(over, over)
    me.changing = turn
    return outcome
  }
}
