import type { CommandOf } from '../../../shared/commands.ts'
import type { Caller, Done } from './outcome.ts'

/** Somebody has read a room up to here. Their other windows learn it; what is older than they know changes nothing. */
export async function read({ host, session, me }: Caller, { room: id, seq: wanted }: CommandOf<'read'>): Promise<Done> {
  const room = host.rooms.find(id)
  const membership = room?.membership(me)
  if (!room || !membership) return null
  const seq = Math.min(wanted, room.newest)
  if (seq <= membership.read) return null
  const before = membership.read
  membership.read = seq
  for (const other of me.sessions) if (other !== session) other.tell({ type: 'read', room: id, seq })
  if (me.isGuest) return null
  const kept = await host.store.keep({ type: 'read', room: id, person: me.id, seq })
  if (kept.ok) return null
  // told again, it is worth another try
  if (membership.read === seq) membership.read = before
  return kept.error
}
