import type { Draft, Place } from '../../../shared/bridge.ts'
import type { Mirror, Pending, RoomMirror } from '../../../shared/mirror/mirror.ts'
import type { ClientId, Message, Person, PersonId, RoomId } from '../../../shared/model.ts'

/** What is kept of a host itself. `history`: which one its seqs count in. */
export type KeptHost = Pick<Mirror, 'you' | 'host' | 'history'>

/** What is kept of a room, beside what was said in it. */
export type KeptRoom = Pick<RoomMirror, 'id' | 'kind' | 'name' | 'topic' | 'members' | 'since' | 'read'>

/** One thing to keep of one host. */
export type HostNote =
  /** Another history than before: what was said in the one before becomes `earlier`. */
  | { readonly type: 'host'; readonly kept: KeptHost }
  | { readonly type: 'person'; readonly person: Person }
  /** Nothing is called by their name any more: a guest who is gone. */
  | { readonly type: 'unperson'; readonly person: PersonId }
  | { readonly type: 'room'; readonly room: KeptRoom }
  /** These rooms are left of all: the others go, with what was said in them. */
  | { readonly type: 'rooms'; readonly rooms: readonly RoomId[] }
  | { readonly type: 'exited'; readonly room: RoomId }
  | { readonly type: 'said'; readonly messages: readonly Message[] }
  /** A row of the outbox, new or changed. */
  | { readonly type: 'row'; readonly row: Pending }
  | { readonly type: 'unrow'; readonly clientId: ClientId }
  /** The host is forgotten, and all of it. */
  | { readonly type: 'forgotten' }

/** One thing to keep. */
export type Note =
  | { readonly type: 'of'; readonly host: string; readonly note: HostNote }
  /** Empty text: there is none any more. */
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'place'; readonly place: Place }

/** What was kept of a host when the app began. */
export interface Begun {
  /** As it was last, its newest messages alone, everybody offline. */
  readonly mirror: Mirror
  /** The outbox, in order. */
  readonly rows: readonly Pending[]
}

/** Everything that was kept when the app began. */
export interface Kept {
  readonly hosts: Readonly<Record<string, Begun>>
  readonly drafts: readonly Draft[]
  readonly place: Place | null
}

/** Nothing was kept yet. */
export const nothingKept: Kept = { hosts: {}, drafts: [], place: null }

/** A page of what was said before a seq. */
export interface OlderAsk extends Place {
  readonly before: number
  readonly most: number
}
