import type { RefusalCode } from '../../shared/refusals.ts'

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

/**
 * Bytes to and from one peer, whatever carries them: TCP, TLS or memory.
 * 1. `send` MUST NOT block, throw or reorder.
 * 2. What one turn of the event loop sends MUST leave in one write.
 * 3. What waits MUST stay within `limits.sendQueue`; past it, or without progress, the link closes as `slow`.
 * 4. `closed` MUST be called exactly once, and nothing after it.
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
