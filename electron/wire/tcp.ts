import type { Clock } from '../../shared/clock.ts'
import { refusal, type Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { Identity } from './identity.ts'
import type { FirstBytes, FreshLink } from './link.ts'

export interface ListenOptions {
  /** 0 takes any that is free. */
  readonly port: number
  /** The address to bind; all of them (IPv6 and IPv4) where it is left out. */
  readonly bind?: string | undefined
  /** The system's where it is left out. */
  readonly clock?: Clock
  /** Accepting failed (too many open files): the listener goes on. */
  readonly onError?: (error: Error) => void
}

export interface Listener {
  readonly port: number
  /** Stops listening and drops arrivals that are not links yet. Links live on: they are their holder's to end. */
  close(): Promise<void>
}

/** A connection that was accepted, before anyone knows what it speaks. */
export interface Arrival {
  /** The peer's IP number. */
  readonly address: string
  /** Waits at most `ms` for the first bytes, and leaves them to be heard. */
  first(ms: number): Promise<FirstBytes>
  /** Takes it as it is, in the clear. */
  clear(): FreshLink
  /** Makes the server's side of a TLS 1.3 handshake, within `ms`. */
  secure(identity: Identity, ms: number): Promise<Result<FreshLink, RefusalCode>>
  /** Closes it at once. */
  refuse(): void
}

/** Listens on a TCP port. Answers `port-in-use`, `port-forbidden`, `port-invalid` or `bind-failed` where it cannot. */
export function listenTcp(
  _options: ListenOptions,
  _onArrival: (arrival: Arrival) => void,
): Promise<Result<Listener, Refusal>> {
  return Promise.resolve(fail(refusal('internal')))
}
