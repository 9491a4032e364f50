import type { RefusalCode } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Host } from './host.ts'
import { keepMember, newMembership } from './membership.ts'
import type { Participant } from './participant.ts'
import type { Arrived } from './people.ts'
import type { Session } from './session.ts'
import type { Stored } from './store.ts'

/**
 * Somebody logged in by this session: it is theirs from now on, and the others hear of it. Answers why not.
 * 1. A name MUST be kept before its owner is welcomed by it.
 * 2. The session itself MUST hear nothing of that: its welcome tells everything.
 */
export async function arrive(host: Host, session: Session, arrived: Arrived): Promise<RefusalCode | null> {
  const { participant, was } = arrived
  if (was !== participant.name) {
    const kept = await keepArrival(host, arrived)
    if (!kept.ok) {
      withdraw(host, arrived)
      return kept.error
    }
  }
  await host.entrances.enter(session, arrived)
  return null
}

/** Keeps the name that somebody has now. Guests are of the moment, and are not kept. */
export function keepName(host: Host, { id, name, isGuest }: Participant): Stored<null> {
  return isGuest ? Promise.resolve(ok(null)) : host.store.keep({ type: 'person', id, name })
}

/** Tells everybody that somebody has another name now. */
export function tellRenamed(host: Host, { id: person }: Participant, was: string, name: string): void {
  if (name === was) return
  host.log.info('renamed', { person, name, was })
  host.tellEveryone({ type: 'renamed', person, name, was, time: host.clock.now() })
}

async function keepArrival(host: Host, { participant, was }: Arrived): Promise<Result<null, RefusalCode>> {
  const { lobby } = host.rooms
  const name = keepName(host, participant)
  const member = was === null ? keepMember(host, lobby, participant, newMembership(host, lobby)) : name
  const kept = await name
  return kept.ok ? member : kept
}

/** The name could not be kept: it is as if nobody had asked for it. */
function withdraw(host: Host, { participant, was }: Arrived): void {
  if (was === null && !participant.isHere) host.people.forget(participant)
  else if (was !== null) host.people.rename(participant, was)
}
