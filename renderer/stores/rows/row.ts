import type { Happening, Pending } from '../../../shared/mirror/mirror.ts'
import type { Message, Parting, Time } from '../../../shared/model.ts'
import type { Reply } from '../replies.ts'

/** What a row about people and topics says. `returned` and `visited` fold several happenings of one person. */
export type News =
  | { readonly type: 'joined' | 'came' | 'returned' | 'visited'; readonly name: string }
  | { readonly type: 'left' | 'gone'; readonly name: string; readonly why: Parting }
  | { readonly type: 'topic'; readonly name: string; readonly topic: string }
  | { readonly type: 'renamed'; readonly name: string; readonly was: string }

/**
 * One row of the open room, in the order they are drawn. Keys are stable: a pending row and the message
 * it becomes have the same key, so that it settles in place.
 */
export type Row = { readonly key: string } & (
  | { readonly type: 'day'; readonly time: Time }
  /** What follows is new to the reader. */
  | { readonly type: 'new' }
  /** What stands above was said before the host began anew. */
  | { readonly type: 'earlier' }
  | MessageRow
  | PendingRow
  | { readonly type: 'happening'; readonly time: Time; readonly news: News }
  | { readonly type: 'reply'; readonly reply: Reply }
)

/** A message that the host has. `first`: it begins a group of one author's, so it shows name and picture. */
export interface MessageRow {
  readonly type: 'message'
  readonly message: Message
  readonly first: boolean
  readonly own: boolean
  readonly guest: boolean
}

/** An own message that the host does not have yet. */
export interface PendingRow {
  readonly type: 'pending'
  readonly pending: Pending
  readonly first: boolean
}

/** What rows are made of, in the order of their place, before days, groups and marks are added. */
export type Item =
  /** `past`: said before the host began anew, so that it is never new. */
  | { readonly type: 'message'; readonly time: Time; readonly message: Message; readonly past: boolean }
  | { readonly type: 'pending'; readonly time: Time; readonly pending: Pending }
  | { readonly type: 'happening'; readonly time: Time; readonly happening: Happening }
  | { readonly type: 'reply'; readonly time: Time; readonly reply: Reply }
  | { readonly type: 'earlier'; readonly time: Time }
