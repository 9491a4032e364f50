import type { CommandOf } from '../../../shared/commands.ts'
import type { Outcome, Visitor } from './outcome.ts'

/** The echo through the host, for a round-trip time or a sign of life. */
export function ping({ session }: Visitor, { token }: CommandOf<'ping'>): Outcome {
  session.tell({ type: 'pong', token })
  return null
}

/** An answer to our own ping: that bytes came was all it had to say. */
export function pong(): Outcome {
  return null
}
