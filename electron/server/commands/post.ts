import type { CommandOf } from '../../../shared/commands.ts'
import type { RoomId } from '../../../shared/model.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Host } from '../host.ts'
import { keepMember } from '../membership.ts'
import type { Participant } from '../participant.ts'
import type { Room } from '../room.ts'
import { otherOf } from '../rooms.ts'
import { tellRoom } from '../welcome.ts'
import { textProblem } from '../texts.ts'
import type { Caller, Outcome } from './outcome.ts'

/** Says something in a room. The first message of a direct conversation opens it. */
export function post(caller: Caller, { room: id, clientId, kind, text }: CommandOf<'post'>): Outcome {
  const { host, me, session } = caller
  const problem = textProblem(text)
  if (problem) return problem
  const room = roomToPostIn(caller, id)
  if (!room.ok) return room.error
  const draft = { room: id, clientId, author: me.id, name: me.name, kind, text, time: host.clock.now() }
  return room.value.receive(draft, me, session)
}

function roomToPostIn(caller: Caller, id: RoomId): Result<Room, RefusalCode> {
  const room = caller.host.rooms.find(id)
  if (room?.has(caller.me)) return ok(room)
  // whether two others have talked is none of the asker's business: their room is as unknown as any
  return room?.kind === 'open' ? fail('room-not-joined') : openDirect(caller, id)
}

function openDirect({ host, me }: Caller, id: RoomId): Result<Room, RefusalCode> {
  const otherId = otherOf(id, me.id)
  if (otherId === null) return fail('room-unknown')
  const other = host.people.find(otherId)
  if (!other) return fail('person-unknown')
  return ok(open(host, host.rooms.direct(me.id, other.id), [me, other]))
}

/** What is asked of the store here is done before the message that follows: it needs no waiting for. */
function open(host: Host, room: Room, people: readonly Participant[]): Room {
  const { id, kind, name, topic } = room
  void host.store.keep({ type: 'room', id, kind, name, topic })
  for (const person of people) {
    room.add(person, { since: 0, read: 0 })
    void keepMember(host, room, person, { since: 0, read: 0 })
  }
  for (const person of people) tellRoom(room, person, person)
  return room
}
