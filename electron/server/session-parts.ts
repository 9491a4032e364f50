import type { Dialect } from '../dialects/dialect.ts'
import type { PacedLink } from '../wire/link.ts'
import type { Ticket } from './admission.ts'
import type { Host } from './host.ts'

/** What a session leans on. */
export interface SessionParts {
  readonly link: PacedLink
  readonly dialect: Dialect
  readonly ticket: Ticket
  readonly host: Host
}
