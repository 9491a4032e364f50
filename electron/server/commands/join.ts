import type { CommandOf } from '../../../shared/commands.ts'
import { nameProblem } from '../../../shared/names.ts'
import { keepMember, newMembership } from '../membership.ts'
import type { Room } from '../room.ts'
import { tellRoom } from '../welcome.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/** Enters an open room by its name, with or without `#`; makes it where that was asked. */
export function join(caller: Caller, { request, name: typed, create }: CommandOf<'join'>): Outcome {
  const name = typed.replace(/^#/, '')
  const { host, me } = caller
  const room = host.rooms.findByName(name)
  if (!room && !create) return 'room-unknown'
  if (!room?.has(me) && me.count('open') >= host.limits.roomsJoined) return 'rooms-many'
  return room ? enter(caller, room, request) : make(caller, name, request)
}

function make(caller: Caller, name: string, request: number): Outcome {
  const { host, me } = caller
  const problem = nameProblem(name)
  if (problem) return problem
  const wait = me.throttles.roomsMade.take(host.clock.uptime())
  if (wait > 0) return { retryAfter: wait }
  const made = host.rooms.make(name)
  return made.ok ? keepMade(caller, made.value, request) : made.error
}

async function keepMade(caller: Caller, room: Room, request: number): Promise<Done> {
  const { host, me } = caller
  const { id, kind, name, topic } = room
  room.making = host.store.keep({ type: 'room', id, kind, name, topic })
  const kept = await room.making
  room.making = null
  if (!kept.ok) {
    host.rooms.forget(room)
    return kept.error
  }
  host.log.info('room made', { room: id, name, by: me.id })
  return enter(caller, room, request)
}

async function enter({ host, session, me }: Caller, room: Room, request: number): Promise<Done> {
  const made = await room.making
  if (made && !made.ok) return made.error
  if (!room.has(me)) {
    const membership = newMembership(host, room)
    const kept = await keepMember(host, room, me, membership)
    if (!kept.ok) return kept.error
    room.tell({ type: 'joined', room: room.id, person: me.id, time: host.clock.now() })
    room.add(me, membership)
    host.log.info('joined', { room: room.id, person: me.id })
    tellRoom(room, me)
  }
  session.tell({ type: 'done', request, room: room.id })
  return null
}
