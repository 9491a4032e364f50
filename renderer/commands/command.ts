import type { RoomId } from '../../shared/model.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import type { Answered } from '../stores/replies.ts'

export type CommandName =
  'help' | 'join' | 'leave' | 'list' | 'names' | 'rooms' | 'msg' | 'me' | 'nick' | 'topic' | 'ping' | 'exit'

/** What may stand after a command: it says how to complete it, and names its hint in `commands.arguments`. */
export type ArgumentKind = 'command' | 'room' | 'person' | 'name' | 'text' | 'topic'

export interface Argument {
  readonly kind: ArgumentKind
  readonly optional: boolean
}

/** What a command came to: an answer to show, nothing to show, or why not. */
export type Outcome = Result<Answered | null, Refusal>

/** One row of the table of commands. */
export interface SlashCommand {
  readonly name: CommandName
  readonly aliases: readonly string[]
  /** Each is one word; the last one takes all that follows. */
  readonly arguments: readonly Argument[]
  /** Runs it with as many arguments as it has, absent ones empty, in this room of the open host. */
  run(room: RoomId, ...given: readonly string[]): Outcome | Promise<Outcome>
}

/** An argument that must be there. */
export function needed(kind: ArgumentKind): Argument {
  return { kind, optional: false }
}

/** An argument that may be left out. */
export function optional(kind: ArgumentKind): Argument {
  return { kind, optional: true }
}
