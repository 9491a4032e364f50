import type { CommandOf } from '../../../shared/commands.ts'
import { keepName, tellRenamed } from '../arrivals.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/** Takes another name. */
export function rename(caller: Caller, { request, name }: CommandOf<'rename'>): Outcome {
  const { host, me } = caller
  const was = host.people.rename(me, name)
  return was.ok ? keepRenamed(caller, was.value, request) : was.error
}

async function keepRenamed({ host, session, me }: Caller, was: string, request: number): Promise<Done> {
  const { name } = me
  const kept = await keepName(host, me)
  if (!kept.ok) {
    host.people.takeBack(me, was)
    return kept.error
  }
  host.people.confirm(me, was)
  tellRenamed(host, me, was, name)
  session.tell({ type: 'done', request })
  return null
}
