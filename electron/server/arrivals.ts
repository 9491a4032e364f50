import { keyedId } from '../../shared/model.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Arrived } from './people.ts'
import type { Stored } from './store.ts'

/**
 * Somebody who proved this key, or a guest, says hello by this name; answers who that is, or why it will not do.
 * A name MUST be kept before its owner is let in by it, from whichever of their windows they asked for it.
 */
export function arrive(
  host: Host,
  keyHash: string | null,
  name: string,
): Stored<Arrived> | Result<Arrived, RefusalCode> {
  const take = () => takeName(host, keyHash, name)
  return keyHash === null ? take() : host.turns.take(keyedId(keyHash), take)
}

/** Keeps the name that somebody is to have. Guests are of the moment, and are not kept. */
export function keepName(host: Host, { id, isGuest }: Participant, name: string): Stored<null> {
  return isGuest ? Promise.resolve(ok(null)) : host.store.keep({ type: 'person', id, name })
}

/** Tells everybody that somebody has another name now. */
export function tellRenamed(host: Host, { id: person }: Participant, was: string, name: string): void {
  if (name === was) return
  host.log.info('renamed', { person, name, was })
  host.tellEveryone({ type: 'renamed', person, name, was, time: host.clock.now() })
}

function takeName(host: Host, keyHash: string | null, name: string): Stored<Arrived> | Result<Arrived, RefusalCode> {
  const arrived = host.people.arrive(keyHash, name)
  return arrived.ok && arrived.value.was !== arrived.value.name ? keepArrived(host, arrived.value) : arrived
}

async function keepArrived(host: Host, arrived: Arrived): Stored<Arrived> {
  const { participant, was, name } = arrived
  const kept = await keepName(host, participant, name)
  if (kept.ok) {
    host.people.confirm(participant, name)
    return ok(arrived)
  }
  if (was === null) host.people.forget(participant)
  else host.people.takeBack(participant, name)
  return kept
}
