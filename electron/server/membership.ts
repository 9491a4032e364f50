import type { Host } from './host.ts'
import type { Participant } from './participant.ts'
import type { Membership, Room } from './room.ts'
import type { Stored } from './store.ts'
import { ok } from '../../shared/result.ts'

/** How somebody who enters a room now stands in it: nothing of it is new to them. */
export function newMembership(host: Host, room: Room): Membership {
  const since = host.newcomers === 'read-all' || room.kind === 'direct' ? 0 : room.newest
  return { since, read: room.newest }
}

/** Keeps that somebody is in a room. Guests are of the moment, and are not kept. */
export function keepMember(host: Host, room: Room, { id, isGuest }: Participant, as: Membership): Stored<null> {
  if (isGuest) return Promise.resolve(ok(null))
  return host.store.keep({ type: 'member', room: room.id, person: id, ...as })
}
