import type { CommandOf } from '../../../shared/commands.ts'
import { tellRenamed } from '../arrivals.ts'
import type { Caller, Outcome } from './outcome.ts'

/** Takes another name. */
export function rename({ host, session, me }: Caller, { request, name }: CommandOf<'rename'>): Outcome {
  const was = host.people.rename(me, name)
  if (!was.ok) return was.error
  tellRenamed(host, me, was.value)
  session.tell({ type: 'done', request })
  return null
}
