/** The nouns everyone speaks: host, window, and every dialect in between. */

/** A person on one host: `key-` and the base64url SHA-256 of their public key, or `guest-` and a number. */
export type PersonId = string

/** A room on one host. Open rooms are `room-…`; a direct conversation is `direct:` and both people's ids. */
export type RoomId = string

/** Made once by a message's author, so that sending it again is harmless. */
export type ClientId = string

/** A message's place in its room: 1, 2, 3 …, given by the host alone. */
export type Seq = number

/** Milliseconds since 1970, by the host's clock. */
export type Time = number

export type Presence = 'here' | 'offline'

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly presence: Presence
}

export type MessageKind = 'text' | 'action'

export interface Message {
  readonly room: RoomId
  readonly seq: Seq
  readonly clientId: ClientId
  readonly author: PersonId
  /** The author's name when it was said: it still reads right after a rename, or after a guest has gone. */
  readonly name: string
  readonly kind: MessageKind
  readonly text: string
  readonly time: Time
}

export type RoomKind = 'open' | 'direct'

export interface Room {
  readonly id: RoomId
  readonly kind: RoomKind
  /** Empty for a direct conversation: each side shows the other's name. */
  readonly name: string
  readonly topic: string
  readonly members: readonly PersonId[]
}

/** One line of the list of rooms to join. */
export interface RoomSummary {
  readonly id: RoomId
  readonly name: string
  readonly topic: string
  readonly members: number
}

/** How long a host keeps what was said: for ever, so many days, or so many of the newest messages of each room. */
export type Retention =
  | { readonly type: 'forever' }
  | { readonly type: 'days'; readonly days: number }
  | { readonly type: 'rows'; readonly rows: number }

/** What somebody who enters a room may read of it: all that is kept, or what is said from then on. */
export type Newcomers = 'read-all' | 'read-since'

/** Why somebody is no longer here: they left, their connection was lost, or they were removed. */
export type Parting = 'left' | 'lost' | 'removed'

const guestPrefix = 'guest-'
const keyPrefix = 'key-'

/** The id of the person who proved the key with this base64url SHA-256. */
export function keyedId(keyHash: string): PersonId {
  return keyPrefix + keyHash
}

/** The id of the host's nth guest. */
export function guestId(number: number): PersonId {
  return guestPrefix + String(number)
}

/** Whether this person proved no key, and must be shown as a guest. */
export function isGuest(person: PersonId): boolean {
  return person.startsWith(guestPrefix)
}

/** The one direct conversation of two people, the same whichever of them asks. */
export function directRoom(one: PersonId, other: PersonId): RoomId {
  return `direct:${[one, other].sort().join('+')}`
}

/** The two people of a direct conversation, or null where the id is not one. */
export function directPeople(room: RoomId): readonly [PersonId, PersonId] | null {
  const match = /^direct:([\w-]+)\+([\w-]+)$/.exec(room)
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}
