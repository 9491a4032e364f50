import type { Message, RoomId } from '../../shared/model.ts'

/** A message that has no place in its room yet. */
export type Draft = Omit<Message, 'seq'>

/** What became of a draft. */
export type Appended =
  | { readonly type: 'kept'; readonly message: Message }
  /** Its author sent it before: this is the first one, which counts. */
  | { readonly type: 'repeated'; readonly message: Message }
  /** Its author used the id for something else before. */
  | { readonly type: 'conflict' }

/**
 * What was said on a host. It assumes nothing about where that is kept, nor that one process alone keeps it.
 * 1. `append` MUST answer `kept` only when the message will outlive a crash, as far as this history keeps anything:
 *    the answer is the acknowledgement, and what is told to the room follows it.
 * 2. Seqs MUST count 1, 2, 3 … in each room in the order of `append`, and the answers MUST come in that order.
 * 3. One author's `clientId` MUST be kept once, however often and in however many sessions it comes.
 */
export interface History {
  /** Names this history: another name means that seqs began anew. */
  readonly id: string
  append(draft: Draft): Promise<Appended>
  /** The newest messages of a room, oldest first. MUST hold whatever was answered as kept before it was asked. */
  recent(room: RoomId): Promise<readonly Message[]>
  /** Forgets what was said in a room that will never come again. */
  forget(room: RoomId): Promise<void>
}
