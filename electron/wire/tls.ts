import type { Clock } from '../../shared/clock.ts'
import { refusal, type Refusal } from '../../shared/refusals.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { Identity } from './identity.ts'
import type { Link } from './link.ts'

/** Whom to trust: the one key with this hash, or whatever this authority (PEM) signed for that name. */
export type Trust =
  { readonly type: 'pin'; readonly keyHash: string } | { readonly type: 'authority'; readonly pem: string }

export interface Look {
  /** A name or an IP number, without brackets. */
  readonly host: string
  readonly port: number
  readonly clock: Clock
  /** ms for name, connect and handshake together: `limits.dial`. */
  readonly timeout: number
  readonly signal?: AbortSignal | undefined
}

export interface Dial extends Look {
  /** Shown as the TLS client certificate; null shows none. */
  readonly identity: Identity | null
  readonly trust: Trust
}

/** Connects and makes sure of the host's key before a byte is sent. `key-changed` where the pin does not match. */
export function dialTls(_dial: Dial): Promise<Result<Link, Refusal>> {
  return Promise.resolve(fail(refusal('internal')))
}

/** Reads the hash of the host's key (SPKI SHA-256, base64url), and closes without a byte sent. */
export function lookAtKey(_look: Look): Promise<Result<string, Refusal>> {
  return Promise.resolve(fail(refusal('internal')))
}
