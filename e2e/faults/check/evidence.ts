/** What a run leaves behind to be judged: everyone's history, and the host's database. Plain data. */
import type { ClientId, PersonId, RoomId, Seq } from '../../../shared/model.ts'

/** A message as somebody was shown it, or as the database holds it. */
export interface Said {
  readonly room: RoomId
  readonly seq: Seq
  readonly author: PersonId
  readonly clientId: ClientId
  readonly text: string
}

/** One thing that one engine did or saw, in its order. */
export type Note =
  /** The app was started: what was shown before is gone from its screen, what was kept on its disk is not. */
  | { readonly type: 'begin' }
  /** It is about to be handed to the engine. Written before, so that a killed app leaves no post unheard of. */
  | { readonly type: 'post'; readonly room: RoomId; readonly clientId: ClientId; readonly text: string }
  /** The engine took it: from now on it may not be lost. */
  | { readonly type: 'queued'; readonly clientId: ClientId }
  /** The person is told that it was not sent, and why. */
  | { readonly type: 'refused'; readonly clientId: ClientId; readonly code: string }
  /** It is gone from the screen, and nobody threw it away. */
  | { readonly type: 'dropped'; readonly clientId: ClientId }
  | { readonly type: 'enter'; readonly room: RoomId }
  | { readonly type: 'exit'; readonly room: RoomId }
  /** The room begins anew, after this seq: what was missed is too much to fetch, or the app has just begun. */
  | { readonly type: 'afresh'; readonly room: RoomId; readonly after: Seq }
  | ({ readonly type: 'message' } & Said)
  /** The host told it live a second time on the same connection. */
  | ({ readonly type: 'again' } & Said)
  /** The host told it, and the engine is not in the room. */
  | ({ readonly type: 'stray' } & Said)
  /** All there is to read of a room when everything has settled: what came after `after`, as the engine shows it. */
  | { readonly type: 'view'; readonly room: RoomId; readonly after: Seq; readonly messages: readonly Said[] }
  /** What the person is told at the end of what they wrote and is not on the host. */
  | { readonly type: 'end'; readonly pending: readonly ClientId[]; readonly refused: readonly ClientId[] }

export interface EngineHistory {
  readonly engine: string
  readonly person: PersonId
  readonly notes: readonly Note[]
}

export interface DatabaseRoom {
  readonly id: RoomId
  readonly members: readonly PersonId[]
  /** In the order in which they are kept. */
  readonly messages: readonly Said[]
}

export interface Evidence {
  readonly engines: readonly EngineHistory[]
  readonly rooms: readonly DatabaseRoom[]
}

/** A promise that was broken: which one, and how, for a person to read. */
export interface Breach {
  readonly rule: Rule
  readonly what: string
}

/** Rule U of the reliability anchors, by its parts. */
export const rules = {
  'kept-once': 'what was acknowledged is in the database exactly once',
  'reaches-everyone': 'what is in the database is on every client that may read it, exactly once',
  'one-order': 'a room has one order, equal to seq, without a gap',
  'author-order': 'what one author said stands in the order in which it was said',
  truthful: 'what was not acknowledged is kept once or not at all, and its author is told the truth',
  'nothing-foreign': 'nothing appears that nobody sent',
  'members-only': 'nobody receives a room that they are not in',
  agrees: 'once everything works again, everybody comes to rest',
  'stays-alive': 'no program ends but the one that was killed',
} as const
export type Rule = keyof typeof rules
