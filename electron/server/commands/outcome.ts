import type { CommandOf, CommandType } from '../../../shared/commands.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Host } from '../host.ts'
import type { Participant } from '../participant.ts'
import type { Session } from '../session.ts'

/** Done (null), not done and why, or too soon. */
export type Done = RefusalCode | { readonly retryAfter: number } | null
export type Outcome = Done | Promise<Done>

/** Whoever is connected, known or not. */
export interface Visitor {
  readonly host: Host
  readonly session: Session
}

/** Somebody who has logged in. */
export interface Caller extends Visitor {
  readonly me: Participant
}

/** One verb: what happens when a client asks for it. */
export type Handle<T extends CommandType, C extends Visitor = Caller> = (caller: C, command: CommandOf<T>) => Outcome
