/** What stays of guests who are gone: the host forgets each of them, and what was said with them alone. */
import { directRoom, isGuest, type PersonId, type Time } from '../model.ts'
import { kept, otherPerson, type Mirror, type RoomMirror } from './mirror.ts'

/** This guest is gone: in no room any more, and known only where a conversation is called by their name. */
export function forgetGuest(mirror: Mirror, guest: PersonId): void {
  for (const room of Object.values(mirror.rooms)) {
    if (room.kind === 'open') room.members = room.members.filter((member) => member !== guest)
  }
  if (!talksWith(mirror, guest)) delete mirror.people[guest]
  dropOldTalks(mirror)
}

/** Whom the host told nothing of is not here: people of an earlier login, without the guests that nothing is called by. */
export function away(people: Mirror['people'], fresh: Mirror): Mirror['people'] {
  const staying = Object.values(people).filter(({ id }) => !isGuest(id) || talksWith(fresh, id))
  return Object.fromEntries(staying.map((person) => [person.id, { ...person, presence: 'offline' }]))
}

/** Only so many conversations with guests who are gone are kept, but all in which something waits for its person. */
export function dropOldTalks(mirror: Mirror): void {
  const talks = Object.values(mirror.rooms).filter((room) => goneGuest(mirror, room) !== null)
  if (talks.length <= kept.guestTalks) return
  const oldestFirst = talks.sort((one, other) => lastSaid(one) - lastSaid(other))
  for (const room of oldestFirst.slice(0, -kept.guestTalks)) if (room.pending.length === 0) dropTalk(mirror, room)
}

function dropTalk(mirror: Mirror, room: RoomMirror): void {
  const guest = goneGuest(mirror, room)
  delete mirror.rooms[room.id]
  if (guest !== null) delete mirror.people[guest]
}

function talksWith({ you, rooms }: Mirror, guest: PersonId): boolean {
  return you !== null && Object.hasOwn(rooms, directRoom(you, guest))
}

/** The other of a conversation, where that is a guest who is gone. */
function goneGuest(mirror: Mirror, room: RoomMirror): PersonId | null {
  const other = otherPerson(mirror, room)
  return other !== null && isGuest(other) && mirror.people[other]?.presence !== 'here' ? other : null
}

function lastSaid({ messages, earlier }: RoomMirror): Time {
  return (messages.at(-1) ?? earlier.at(-1))?.time ?? 0
}
