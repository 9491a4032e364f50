import type { CommandOf } from '../../../shared/commands.ts'
import { ok } from '../../../shared/result.ts'
import { keepName, tellRenamed } from '../arrivals.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/** Takes another name. */
export function rename(caller: Caller, { request, name }: CommandOf<'rename'>): Outcome {
  const claimed = caller.host.people.rename(caller.me, name)
  return claimed.ok ? keepRenamed(caller, claimed.value, request) : claimed.error
}

async function keepRenamed({ host, session, me }: Caller, name: string, request: number): Promise<Done> {
  const was = me.name
  // what a guest says in the same breath is said under the new name already
  const kept = me.isGuest ? ok(null) : await keepName(host, me, name)
  if (!kept.ok) {
    host.people.takeBack(me, name)
    return kept.error
  }
  host.people.confirm(me, name)
  tellRenamed(host, me, was, name)
  session.tell({ type: 'done', request })
  return null
}
