import { nouns } from './commands.ts'
import { limits } from './limits.ts'
import type { Message, Person, PersonId, RoomId, Time } from './model.ts'
import { mostInPack, packFields } from './pack.ts'
import { refusalCodes } from './refusals.ts'
import { flag, list, oneOf, optional, record, text, tuple, variants, whole, type Fits } from './shape.ts'

const { person, room, clientId, request, way } = nouns
const time = whole(0, limits.latestTime)
const name = text(256)
const topic = text(limits.topicCodePoints)
const parting = oneOf('left', 'lost', 'removed')

/** Id and name; who is here needs no more words. */
const personRow = tuple(person, name, optional(oneOf('offline')))

/** The most items in one list of an event: longer lists come in several events, so that each fits a frame. */
export const batch = { people: 200, members: 500, messages: mostInPack, rooms: 100, behind: 500 } as const

const summary = record({ id: room, name, topic, members: whole(0) })

/**
 * What a server may tell. A login is answered by `welcome`, `people`…, then for each room `entered` and `members`…
 * or `everyone`, and last `ready`. What was said is not told by itself: a client asks for what it lacks.
 */
export const parseTold = variants({
  /** `history` names the history that seqs count in: another one means that the host began anew. */
  welcome: {
    revision: whole(0),
    host: text(256),
    history: text(64),
    you: person,
    capabilities: list(text(32), 32),
  },
  /** These people are known here. */
  people: { people: list(personRow, batch.people) },
  /**
   * You are in this room from now on. What `members` tells later adds to it. You may read what was said after the
   * seq `since`; `newest` is the seq of the last message in it, and `read` how far you have read.
   */
  entered: {
    room,
    kind: oneOf('open', 'direct'),
    name,
    topic,
    members: list(person, batch.members),
    since: nouns.seq,
    newest: nouns.seq,
    read: nouns.seq,
  },
  members: { room, members: list(person, batch.members) },
  /** All whom this login told as known are in this room: told in a login alone, in the place of a long list. */
  everyone: { room },
  /** The answer to `history`: messages without a gap, in their order. `more`: there are others further that way. */
  history: { request, way, more: flag, ...packFields },
  /** You have read this room up to here, in a window of yours. */
  read: { room, seq: nouns.seq },
  /** You read too slowly, so these rooms have newer messages that were not sent. Ask for them. */
  behind: { rooms: list(record({ room, newest: nouns.seq }), batch.behind) },
  /** The login is told in full: what the client held before may be replaced. */
  ready: {},
  /** You are no longer in this room. */
  exited: { room },
  /** These connected who were not here. */
  came: { people: list(personRow, batch.people), time },
  /** Somebody's last connection ended. A guest is forgotten. */
  gone: { person, why: parting, time },
  /** Others entered a room that you are in. */
  joined: { room, people: list(person, batch.members), time },
  /** Somebody else left a room that you are in. */
  left: { room, person, why: parting, time },
  renamed: { person, name, was: name, time },
  topic: { room, topic, by: person, time },
  /** Said in a room, in the order of the seqs. To its author it is the acknowledgement. */
  said: packFields,
  /** The request is done; `room` where it entered one. */
  done: { request, room: optional(room) },
  rooms: { request, rooms: list(summary, batch.rooms), more: flag },
  refused: {
    code: oneOf(...refusalCodes),
    /** Which request or message this answers; neither where it is about the whole connection. */
    request: optional(request),
    clientId: optional(clientId),
    retryAfter: optional(whole(0, 3_600_000)),
  },
  ping: { token: whole(0) },
  pong: { token: whole(0) },
  /** The host ends this connection, and why. */
  bye: { code: oneOf(...refusalCodes) },
})

/** What crosses the wire. */
export type Told = Fits<typeof parseTold>
/** One kind of what crosses the wire. */
export type ToldOf<T extends Told['type']> = Extract<Told, { type: T }>

/** What crosses in other words, or together with others of its kind. */
type Unpacked =
  | { readonly type: 'people'; readonly people: readonly Person[] }
  | { readonly type: 'came'; readonly person: Person; readonly time: Time }
  | { readonly type: 'joined'; readonly room: RoomId; readonly person: PersonId; readonly time: Time }
  | ({ readonly type: 'message' } & Message)
  | {
      readonly type: 'history'
      readonly request: number
      readonly room: RoomId
      readonly way: Fits<typeof way>
      readonly messages: readonly Message[]
      readonly more: boolean
    }

/** What a server may tell, as host and client speak of it. */
export type Event = Exclude<Told, { type: 'said' | Unpacked['type'] }> | Unpacked
export type EventType = Event['type']
/** One kind of event. */
export type EventOf<T extends EventType> = Extract<Event, { type: T }>
