import type { Command } from '../../shared/commands.ts'
import type { Event, EventOf } from '../../shared/events.ts'
import type { ClientId, PersonId, Time } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

/** What a dialect made of some bytes. */
export type Heard =
  | { readonly type: 'command'; readonly command: Command }
  /** The bytes were no command. A `fatal` one ends the connection, since the stream has no place to start anew. */
  | {
      readonly type: 'refusal'
      readonly code: RefusalCode
      readonly fatal: boolean
      /** The message or request that they meant to be, where that can be told. */
      readonly clientId?: ClientId | undefined
      readonly request?: number | undefined
    }
  /** The dialect answers by itself, without the hub: help, a local list. Made when its turn has come: it may be long. */
  | { readonly type: 'reply'; readonly bytes: () => Uint8Array }

/** Messages of one room, in their order. */
export interface Said {
  readonly messages: readonly EventOf<'message'>[]
  readonly authors: ReadonlySet<PersonId>
}

/**
 * A language on our one port: bytes in, commands out; events in, bytes out. It knows no rooms and no sockets.
 * 1. `hear` MUST check sizes before it keeps bytes, and MUST NOT throw, whatever it hears.
 * 2. `say` MUST answer the same bytes object for the same event where it can, so that one encoding serves all.
 */
export interface Dialect {
  readonly name: 'framed' | 'plain'
  /** Whether it can answer a `ping`. Where it cannot, silence is no sign of death: TCP's keep-alive stands watch. */
  readonly heartbeat: boolean
  /** Whether it can ask for messages that it was not sent. Where it cannot, a slow reader is sent all, or is cut. */
  readonly catchesUp: boolean
  /** Whether a frame or line has begun and is not finished. To be looked at after `hear` and after `held`. */
  readonly partial: boolean
  /** Whether something waits in it for an answer of the host's. */
  readonly holds: boolean
  /** Whether so much waits in it for an answer that nothing more should be read until that was said. */
  readonly isFull: boolean
  /** What it says first, when the connection is known to speak it; null where the client speaks first. */
  greet(): Uint8Array | null
  /** What can be heard of them now; `held` answers the rest. */
  hear(bytes: Uint8Array): Heard[]
  /** The peer fell silent for `limits.lineSilence`: unfinished bytes may be a line. */
  silence(): Heard[]
  /** The stream ended: the last words may lack a line end. */
  finish(): Heard[]
  /**
   * What came and can be heard now, a line at a time. A line after `/join` must not go to the room before, and lines that
   * have to wait are smallest as bytes.
   * MUST be asked after what was heard is handled, and after an answer came later; in a loop, not by recursion:
   * `for (let heard = hear(bytes); heard.length > 0; heard = held()) …`.
   */
  held(): Heard[]
  /** The event in this language, or null where it has no words for it. */
  say(event: Event): Uint8Array | null
  /** Events that are said together, in one piece; the same bytes object for the same list where it can. */
  sayEach(events: readonly Event[]): Uint8Array | null
  /** Messages of one room that are said together, in one piece; the same bytes object for the same `said` where it can. */
  sayAll(said: Said): Uint8Array | null
  /** The login is done: larger frames are let in. */
  admit(): void
}

/** What a dialect needs of its surroundings. */
export interface DialectSurroundings {
  readonly now: () => Time
  /** A new message's id, for clients that make none. */
  readonly newId: () => ClientId
  /** The host's display name, for the greeting. */
  readonly host?: string
  /** How a time is written for a reader of plain text; `12:34` in the host's own time zone where it is left out. */
  readonly showTime?: (time: Time) => string
}
