import { flag, matching, oneOf, optional, text, variants, whole, list, type Fits, type Shape } from './shape.ts'

/** The framed protocol's revision. Its history stands in PROTOCOL.md. */
export const revision = 4

/** What a hello must say first, so that nobody talks to us by mistake. */
export const protocolName = 'hearth'

// Loose on purpose: the hub counts and names what is too long, so that a person reads why.
/** The most code points that any text may have. */
export const mostText = 64 * 1024
const anyText = text(mostText)
const anyName = text(256)
const person: Shape<string> = matching(/^(key|guest)-[\w-]{1,64}$/)
const room: Shape<string> = matching(/^(room-[\w-]{1,64}|direct:[\w-]{1,80}\+[\w-]{1,80})$/)
const clientId: Shape<string> = matching(/^[\w-]{8,64}$/)
const kind = oneOf('text', 'action')
/** A number the client chose: the answer carries it. */
const request = whole(0)
/** A place in a room; 0 stands before the first message. */
const seq = whole(0)
const way = oneOf('before', 'after')

/** The shapes that both commands and events are made of. */
export const nouns = { person, room, clientId, kind, request, seq, way, anyText, anyName }

/** What a person at a window may ask a host for, beside posting: each is answered by `done`, `rooms`, `history` or `refused`. */
export const requests = {
  /** Enters an open room by its name; makes it where `create` says so. */
  join: { request, name: anyName, create: flag },
  leave: { request, room },
  topic: { request, room, topic: anyText },
  /** Asks for the open rooms. */
  rooms: { request },
  /** Takes another name. */
  rename: { request, name: anyName },
  /** Asks for the messages just before a seq, or just after it: a page at a time. */
  history: { request, room, way, seq },
}

/** What a client may ask. */
export const parseCommand = variants({
  hello: {
    protocol: text(32),
    revision: whole(0),
    name: anyName,
    agent: optional(text(64)),
    capabilities: list(text(32), 32),
  },
  post: { room, clientId, kind, text: anyText },
  ...requests,
  /** The person has read the room up to here, in any of their windows. */
  read: { room, seq },
  ping: { token: whole(0) },
  pong: { token: whole(0) },
  /** Says that the client leaves on purpose, so that nobody reads "lost". */
  bye: {},
})

export type Command = Fits<typeof parseCommand>
export type CommandType = Command['type']
/** One kind of command. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
