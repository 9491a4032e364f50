import type { CommandOf } from '../../../shared/commands.ts'
import type { Room } from '../room.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/** Leaves an open room. Nobody can leave the lobby, and a conversation of two has no way out of it. */
export function leave(caller: Caller, { request, room: id }: CommandOf<'leave'>): Outcome {
  const room = caller.host.rooms.find(id)
  if (room?.kind !== 'open') return 'room-unknown'
  if (room === caller.host.rooms.lobby) return 'room-lobby'
  return room.has(caller.me) ? exit(caller, room, request) : 'room-not-joined'
}

async function exit({ host, session, me }: Caller, room: Room, request: number): Promise<Done> {
  const { id } = room
  const kept = me.isGuest ? null : await host.store.keep({ type: 'exit', room: id, person: me.id })
  if (kept?.ok === false) return kept.error
  room.remove(me)
  host.log.info('left', { room: id, person: me.id })
  me.tell({ type: 'exited', room: id })
  room.tell({ type: 'left', room: id, person: me.id, why: 'left', time: host.clock.now() })
  session.tell({ type: 'done', request })
  return null
}
