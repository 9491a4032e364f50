import type { Clock } from '../../shared/clock.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Result } from '../../shared/result.ts'
import type { Log } from '../disk/log.ts'
import type { Identity } from '../wire/identity.ts'
import type { Link } from '../wire/link.ts'
import type { Dial, Look } from '../wire/tls.ts'
import type { ConnectionTimes } from './connection.ts'
import type { Keep } from './keep/keep.ts'

/** What every client of this profile is given: nothing below reaches for the network, the time or chance by itself. */
export interface Surroundings {
  readonly clock: Clock
  /** From 0 up to 1. */
  readonly random: () => number
  readonly times: ConnectionTimes
  /** This profile's key; null shows none. */
  readonly identity: Identity | null
  /** The program and its version, such as `hearth/0.1.0`. */
  readonly agent: string
  /** The wire's `dialTls`. */
  readonly dial: (dial: Dial) => Promise<Result<Link, Refusal>>
  /** The wire's `lookAtKey`. */
  readonly look: (look: Look) => Promise<Result<string, Refusal>>
  /** What this computer keeps of its hosts. */
  readonly keep: Keep
  readonly log: Log
}
