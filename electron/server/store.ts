import type { Message, PersonId, RoomId, RoomKind, Seq, Time } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'

/** A message that has no place in its room yet. */
export type Draft = Omit<Message, 'seq'>

/** What became of a draft. */
export type Appended =
  | { readonly type: 'kept'; readonly message: Message }
  /** Its author sent it before: this is the first one, which counts. */
  | { readonly type: 'repeated'; readonly message: Message }
  /** Its author used the id for something else before. */
  | { readonly type: 'conflict' }

/** Which messages of a room: at most `most`, and fewer where their texts fill a frame, just before or just after `seq`, and none up to `since`. */
export interface PageQuery {
  readonly room: RoomId
  readonly way: 'before' | 'after'
  readonly seq: Seq
  readonly since: Seq
  readonly most: number
}

/** Messages in their order. `more`: there are others further that way. */
export interface Page {
  readonly messages: readonly Message[]
  readonly more: boolean
}

/** Somebody with a key, who owns a name. */
export interface KeptPerson {
  readonly id: PersonId
  readonly name: string
}

/** Somebody in a room: they may read what came after `since`, and have read up to `read`. */
export interface KeptMember {
  readonly person: PersonId
  readonly since: Seq
  readonly read: Seq
}

export interface KeptRoom {
  readonly id: RoomId
  readonly kind: RoomKind
  readonly name: string
  readonly topic: string
  /** The seq of its last message. */
  readonly newest: Seq
  readonly members: readonly KeptMember[]
}

/** An address or a key that is kept out until then. */
export interface KeptBan {
  readonly subject: string
  readonly until: Time
}

/** What a host begins with: all that was kept of it but the messages. */
export interface Kept {
  readonly people: readonly KeptPerson[]
  readonly rooms: readonly KeptRoom[]
  readonly bans: readonly KeptBan[]
}

/** Something beside a message that must outlive the host's run. */
export type Change =
  | ({ readonly type: 'person' } & KeptPerson)
  | ({ readonly type: 'room' } & Omit<KeptRoom, 'newest' | 'members'>)
  | ({ readonly type: 'member'; readonly room: RoomId } & KeptMember)
  | { readonly type: 'exit'; readonly room: RoomId; readonly person: PersonId }
  | { readonly type: 'read'; readonly room: RoomId; readonly person: PersonId; readonly seq: Seq }
  | ({ readonly type: 'ban' } & KeptBan)
  /** The room will never come again: nothing of it is kept. */
  | { readonly type: 'forget'; readonly room: RoomId }

/** Why a store did not do it: `disk-full` or `disk-failed`. */
export type Stored<T> = Promise<Result<T, RefusalCode>>

/**
 * What a host keeps. It assumes nothing about where that is, nor that one process alone keeps it.
 * 1. `append` and `keep` MUST answer only when what they answer will outlive a crash, as far as this store keeps
 *    anything: the answer is the acknowledgement, and what is told to anybody follows it.
 * 2. What is asked MUST be done in the order in which it was asked, and answered in that order.
 * 3. Seqs MUST count 1, 2, 3 … in each room in the order of `append`, without a gap.
 * 4. One author's `clientId` MUST be kept once, however often and in however many sessions it comes.
 * 5. A failure MUST leave nothing half done, and MUST NOT reject: the disk may have room again at the next try.
 */
export interface Store {
  /** Names this history: another name means that seqs began anew. */
  readonly id: string
  /** What was kept when it was opened. */
  readonly kept: Kept
  append(draft: Draft): Stored<Appended>
  /** The message that was made of this very draft before; null where there is none. */
  recall(draft: Draft): Stored<Message | null>
  page(query: PageQuery): Stored<Page>
  keep(change: Change): Stored<null>
  /** Does what was asked, and closes. Nothing may be asked after. */
  close(): Promise<void>
}
