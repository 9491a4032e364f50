import type { CommandOf } from '../../../shared/commands.ts'
import type { Caller, Outcome } from './outcome.ts'

/** Leaves an open room. Nobody can leave the lobby, and a conversation of two has no way out of it. */
export function leave({ host, session, me }: Caller, { request, room: id }: CommandOf<'leave'>): Outcome {
  const room = host.rooms.find(id)
  if (room?.kind !== 'open') return 'room-unknown'
  if (room === host.rooms.lobby) return 'room-lobby'
  if (!room.has(me)) return 'room-not-joined'
  room.remove(me)
  host.changed()
  host.log.info('left', { room: id, person: me.id })
  me.tell({ type: 'exited', room: id })
  room.tell({ type: 'left', room: id, person: me.id, why: 'left', time: host.clock.now() })
  session.tell({ type: 'done', request })
  return null
}
