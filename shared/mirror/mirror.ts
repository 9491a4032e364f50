/** What a client knows of one host: plain data, so that it crosses IPC as it is and Vue can watch it. */
import type {
  ClientId,
  Message,
  MessageKind,
  Parting,
  Person,
  PersonId,
  RoomId,
  RoomKind,
  Seq,
  Time,
} from '../model.ts'
import type { Refusal } from '../refusals.ts'

/** An own message that the host has not acknowledged. */
export interface Pending {
  readonly room: RoomId
  readonly clientId: ClientId
  readonly kind: MessageKind
  readonly text: string
  /** By this computer's clock: the host's stamp replaces it. */
  readonly time: Time
  /** It is on this computer's disk, so that a crash does not lose it. Left out until then. */
  readonly kept?: true
  /** Why it was refused; null while it waits or is under way. */
  readonly refusal: Refusal | null
}

/** Something that happened in a room beside what was said. `after` is the seq it follows. */
export type Happening = { readonly id: number; readonly after: Seq; readonly time: Time; readonly name: string } & (
  | { readonly type: 'joined' | 'came' }
  | { readonly type: 'left' | 'gone'; readonly why: Parting }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'renamed'; readonly was: string }
)

export interface RoomMirror {
  readonly id: RoomId
  readonly kind: RoomKind
  name: string
  topic: string
  members: PersonId[]
  /** In the order of their seq, without a gap. */
  messages: Message[]
  /** Said before the host began a new history: still readable, above everything. */
  earlier: Message[]
  happenings: Happening[]
  pending: Pending[]
  /** The reader may read what was said after this seq. */
  since: Seq
  /** The newest seq that the host is known to have. Newer than the last of `messages` while some are missing. */
  newest: Seq
  /** Nothing before the first of `messages` can be read. */
  whole: boolean
  /** The reader looks at what was said long ago: nothing of it is let go. */
  unfolded: boolean
  /** The newest seq that the reader has seen. */
  read: Seq
  /** Messages of others after `read`. */
  unread: number
}

export interface Mirror {
  /** Null until the first welcome. */
  you: PersonId | null
  host: string
  /** Which history the seqs count in. */
  history: string
  /** Whoever was ever met here. A guest who left stays, as offline, only where a conversation is called by their name. */
  people: Record<PersonId, Person>
  rooms: Record<RoomId, RoomMirror>
  /** Numbers the happenings. */
  happened: number
  /** Why the host takes no posts now, such as a full disk: they wait. Null while it does. */
  stalled: Refusal | null
}

/** The newest that a mirror keeps: messages and happenings of a room, conversations with guests who are gone. */
export const kept = { messages: 2_000, happenings: 200, guestTalks: 200 } as const

/** A mirror that knows nothing yet. */
export function emptyMirror(): Mirror {
  return { you: null, host: '', history: '', people: {}, rooms: {}, happened: 0, stalled: null }
}

/** A room that nothing is known of but who is in it. */
export function emptyRoom(id: RoomId, kind: RoomKind, members: readonly PersonId[]): RoomMirror {
  return {
    id,
    kind,
    name: '',
    topic: '',
    members: [...members],
    messages: [],
    earlier: [],
    happenings: [],
    pending: [],
    since: 0,
    newest: 0,
    whole: false,
    unfolded: false,
    read: 0,
    unread: 0,
  }
}

/** The newest seq of a room; 0 where nothing was said. */
export function newestSeq(room: RoomMirror): Seq {
  return room.messages.at(-1)?.seq ?? 0
}

/** The seq of the first message that is held, or of the next one to come where none is. */
export function firstSeq({ messages, newest }: RoomMirror): Seq {
  return messages[0]?.seq ?? newest + 1
}

/** The other person of a direct conversation, or null in an open room. */
export function otherPerson(mirror: Mirror, room: RoomMirror): PersonId | null {
  if (room.kind === 'open') return null
  return room.members.find((member) => member !== mirror.you) ?? room.members[0] ?? null
}

/** What a person calls this room: its name, or the other's name in a direct conversation. */
export function roomTitle(mirror: Mirror, room: RoomMirror): string {
  const other = otherPerson(mirror, room)
  return other === null ? room.name : (mirror.people[other]?.name ?? room.name)
}
