import type { Command } from '../../shared/commands.ts'
import type { EventOf } from '../../shared/events.ts'
import type { Parting } from '../../shared/model.ts'
import type { Heard } from '../dialects/dialect.ts'
import type { Participant } from './participant.ts'
import type { Session } from './session.ts'

/** What a refusal answers; nothing where it is about the connection. */
export type Answering = Pick<EventOf<'refused'>, 'request' | 'clientId' | 'retryAfter'>

/** What a session leaves to its hub. */
export interface SessionActs {
  handle(session: Session, command: Command): void | Promise<void>
  /** ms until what was heard may be handled; 0 for now, and then it is counted. */
  wait(session: Session, heard: Heard): number
  /** Says that it came too soon. */
  refuse(session: Session, heard: Heard, retryAfter: number): void
  /** It had logged in, and is over. */
  departed(session: Session, participant: Participant, why: Parting): void | Promise<void>
  /** Nothing of it is left. */
  closed(session: Session): void
}
