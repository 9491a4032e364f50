import type { RefusalCode } from '../../shared/refusals.ts'
import type { SendBounds } from './send-queue.ts'

/** Whom a link met. */
export interface Peer {
  /** The other side's IP number; `memory` for the in-memory pair. */
  readonly address: string
  readonly secure: boolean
  /** SHA-256 of the public key that the peer proved in the TLS handshake (SPKI, base64url), or null. */
  readonly keyHash: string | null
}

/** What a link tells its one listener. */
export interface LinkListener {
  bytes(chunk: Uint8Array): void
  /** Called once, last. `null` where the other side ended it in good order. */
  closed(why: RefusalCode | null): void
}

/** The first bytes of a peer, which stay to be read; null where it said nothing in time. */
export type FirstBytes = Uint8Array | null | 'closed'

/**
 * Bytes to and from one peer, whatever carries them: TCP, TLS or memory.
 * 1. `send` MUST NOT block, throw or reorder.
 * 2. What one turn of the event loop sends MUST leave in one write (64 KiB at a time).
 * 3. What waits MUST stay within its bounds; past them, or without progress, the link closes as `slow`.
 * 4. `closed` MUST be called exactly once, and nothing after it; never from inside `send`, `end` or `destroy`.
 * 5. Bytes that are sent belong to the link: nobody may change them any more.
 */
export interface Link {
  readonly peer: Peer
  /** Starts the flow of bytes. What came before is held, not lost. */
  listen(listener: LinkListener): void
  send(bytes: Uint8Array): void
  /** Sends what waits, then closes; gives up where the peer will not read. */
  end(): void
  /** Closes at once. */
  destroy(why: RefusalCode): void
  /** Stops and starts reading: back-pressure on the peer. */
  pause(): void
  resume(): void
}

/** A link whose sender looks at what waits: a host, which serves many readers and must not let a slow one cost it much. */
export interface PacedLink extends Link {
  /** Bytes that were sent and have not left. */
  readonly waiting: number
  /** Keeps what waits within these bounds from now on: those of `limits` until then. */
  bound(bounds: SendBounds): void
  /** What waits now counts neither against these bounds nor in their pool: only what is sent after it does. */
  spare(): void
  /** Calls `act` once when no more than `low` bytes wait. MUST be asked while more than that waits. */
  drained(low: number, act: () => void): void
}

/** A link that nobody listens to yet, so that its first bytes can decide who will. */
export interface FreshLink extends PacedLink {
  /** Waits at most `ms` for the first bytes, and leaves them to be heard. MUST be asked before `listen`. */
  first(ms: number): Promise<FirstBytes>
}
