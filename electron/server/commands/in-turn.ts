import type { CommandType } from '../../../shared/commands.ts'
import type { Handle } from './outcome.ts'

/** One such command of a person after another: see turns.ts. */
export function inTurn<T extends CommandType>(handle: Handle<T>): Handle<T> {
  return (caller, command) => caller.host.turns.take(caller.me.id, () => handle(caller, command))
}
