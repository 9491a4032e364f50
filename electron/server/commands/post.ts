import type { CommandOf } from '../../../shared/commands.ts'
import { textProblem } from '../../../shared/message-text.ts'
import type { RoomId } from '../../../shared/model.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Host } from '../host.ts'
import { keepMember } from '../membership.ts'
import type { Participant } from '../participant.ts'
import type { Room } from '../room.ts'
import { otherOf } from '../rooms.ts'
import { tellRoom } from '../welcome.ts'
import type { Draft } from '../store.ts'
import type { Caller, Done, Outcome } from './outcome.ts'

/**
 * Says something in a room. The first message of a direct conversation opens it.
 * 1. What was kept MUST be acknowledged whenever it is sent again, also to somebody who has left the room since.
 */
export function post(caller: Caller, { room: id, clientId, kind, text }: CommandOf<'post'>): Outcome {
  const { host, me, session } = caller
  const problem = textProblem(text)
  if (problem) return problem
  const draft = { room: id, clientId, author: me.id, name: me.name, kind, text, time: host.clock.now() }
  const room = roomToPostIn(caller, id)
  return room.ok ? room.value.receive(draft, me, session) : unlessKept(caller, draft, room.error)
}

async function unlessKept({ host, session }: Caller, draft: Draft, code: RefusalCode): Promise<Done> {
  const kept = await host.store.recall(draft)
  if (!kept.ok) return kept.error
  if (!kept.value) return code
  session.tell({ type: 'message', ...kept.value })
  return null
}

function roomToPostIn(caller: Caller, id: RoomId): Result<Room, RefusalCode> {
  const room = caller.host.rooms.find(id)
  // whether two others have talked is none of the asker's business: their room is as unknown as any
  if (room?.kind !== 'open') return openDirect(caller, id)
  return room.has(caller.me) ? ok(room) : fail('room-not-joined')
}

function openDirect({ host, me }: Caller, id: RoomId): Result<Room, RefusalCode> {
  const otherId = otherOf(id, me.id)
  if (otherId === null) return fail('room-unknown')
  const other = host.people.find(otherId)
  // who is at the door may still turn back, and would leave the conversation behind
  if (!other?.isKnown) return fail('person-unknown')
  const found = host.rooms.direct(me, other)
  if (!found.ok) return found
  const room = found.value
  // a crash may have come between the room and its people
  const people = [...new Set([me, other])]
  const missing = people.filter((person) => !room.has(person))
  if (missing.length > 0) open(room, missing)
  if (!room.isKept) void keepDirect(host, room, people)
  return ok(room)
}

function open(room: Room, people: readonly Participant[]): void {
  for (const person of people) room.add(person, { since: 0, read: 0 })
  room.isKept = false
  for (const person of people) tellRoom(room, person)
}

/**
 * Asked in one turn with the message that follows, it is kept with that or not at all, and needs no waiting for. Until
 * it is known to be kept, it goes with each message.
 */
async function keepDirect(host: Host, room: Room, people: readonly Participant[]): Promise<void> {
  const { id, kind, name, topic } = room
  const asked = [
    host.store.keep({ type: 'room', id, kind, name, topic }),
    ...people.map((person) => keepMember(host, room, person, room.membership(person) ?? { since: 0, read: 0 })),
  ]
  const kept = await Promise.all(asked)
  if (kept.every(({ ok }) => ok)) room.isKept = true
}
