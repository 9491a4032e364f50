import type { Identity } from '../../../electron/wire/identity.ts'
import type { Pipe } from '../speech/pipe.ts'

/** A host to talk to, and what carries the bytes to it. */
export interface Carrier {
  readonly name: string
  /** Whether a key can be proved over it. Without one, everybody is a guest. */
  readonly provesKeys: boolean
  start(): Promise<void>
  /** Connects, showing this key where the carrier can and one is given; from another address each time, or from this one. */
  connect(key: Identity | null, from?: string): Promise<Pipe>
  stop(): Promise<void>
}
