import type { Identity } from '../../../electron/wire/identity.ts'

/** What an engine is to do, one after the other. */
export type Step =
  | { readonly type: 'join' | 'leave'; readonly room: string }
  /** In a room of this name, or with the person of this name alone. */
  | {
      readonly type: 'post'
      readonly to: { readonly room: string } | { readonly person: string }
      readonly count: number
    }

/** One engine of a run. */
export interface EnginePlan {
  readonly engine: string
  /** The name that the host knows its person by. */
  readonly name: string
  readonly identity: Identity
  /** Its profile; what it knows outlives it there. */
  readonly folder: string
  /** Code points of a text, at least. */
  readonly length: number
  readonly steps: readonly Step[]
}

/** Where a crowd goes. */
export interface Place {
  readonly port: number
  readonly keyHash: string
}

/** What a crowd is told. */
export type Order =
  | { readonly type: 'begin'; readonly place: Place; readonly engines: readonly EnginePlan[] }
  /** The network is back: whoever waits to try again tries now. */
  | { readonly type: 'wake' }
  /** Writes down what is on the screens, and stops. */
  | { readonly type: 'end' }

/** How one engine stands. */
export interface EngineState {
  readonly engine: string
  /** Own posts that were acknowledged in this life. */
  readonly acknowledged: number
  /** Its steps are done, it is online, and nothing waits to be sent. */
  readonly settled: boolean
  /** The newest seq it shows of each room it is in. */
  readonly newest: Readonly<Record<string, number>>
}

/** What a crowd tells. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'state'; readonly engines: readonly EngineState[] }
  | { readonly type: 'ended' }
