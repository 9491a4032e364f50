import type { CommandType } from '../../../shared/commands.ts'
import type { Handle } from './outcome.ts'

/** What is answered at length: one such answer to a connection after another. See answer-line.ts. */
export function inLine<T extends CommandType>(handle: Handle<T>): Handle<T> {
  return (caller, command) => caller.session.line.add(() => handle(caller, command))
}
