import type { HostView, Settings } from '../../../../shared/bridge.ts'
import type { Person, PersonId, RoomId } from '../../../../shared/model.ts'
import type { RefusalCode } from '../../../../shared/refusals.ts'

/** An open room of a toy host. */
export interface ToyRoom {
  readonly id: RoomId
  readonly name: string
  topic: string
  /** Everyone in it but the window's own person. */
  members: PersonId[]
}

/** One line of a conversation: who, how many minutes ago, and what. `me:` before the text makes it an action. */
export type Line = readonly [name: string, minutesAgo: number, text: string]

/** What a room of a scene holds when the window opens. */
export interface SceneRoom {
  readonly name: string
  readonly topic?: string
  /** Names of those in it; all, where none are given. */
  readonly members?: readonly string[]
  /** Only on the list of rooms: the person is not in it. */
  readonly notJoined?: boolean
  readonly lines?: readonly Line[]
  /** So many messages were said before the lines: they can be asked for, were not kept, or are not shown to newcomers. */
  readonly before?: { readonly count: number; readonly are: 'kept' | 'gone' | 'hidden' }
  /** How many of the newest lines were not read. */
  readonly unread?: number
  /** Said while the host was away, or refused. */
  readonly pending?: readonly { readonly text: string; readonly refused?: RefusalCode }[]
  /** Happens after the last line. */
  readonly happens?: readonly { readonly name: string; readonly type: 'came' | 'gone' | 'lost' | 'joined' }[]
}

/** A host of a scene. */
export interface SceneHost {
  readonly view: HostView
  readonly you: string
  readonly people: readonly Person[]
  readonly rooms: readonly SceneRoom[]
  /** Conversations with one person, by their name. */
  readonly directs?: readonly SceneRoom[]
}

/** Everything the window meets when it opens. */
export interface Scene {
  readonly name: string | null
  readonly settings?: Partial<Settings>
  readonly hosts: readonly SceneHost[]
  /** The own host is among them, and runs. */
  readonly hosting?: boolean
  /** An invite link or address that was opened: the join dialog shows it. */
  readonly invited?: string
}
