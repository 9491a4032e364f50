import type { EventType } from '../../shared/events.ts'
import { limits } from '../../shared/limits.ts'
import { kept, type Mirror } from '../../shared/mirror/mirror.ts'

/** What a host may make a client hold: several times the largest real host, and still little memory. */
const most = {
  people: 20_000,
  // what is kept of guests who are gone is the client's own wish: the host does not know of it any more
  rooms: limits.roomsJoined + limits.conversations + kept.guestTalks,
  memberships: 200_000,
} as const

const growing: ReadonlySet<EventType> = new Set([
  'people',
  'came',
  'entered',
  'members',
  'everyone',
  'joined',
  'message',
])

/** Whether a mirror is past its bounds after an event of this kind. A host that does that means harm. */
export function overflows(mirror: Mirror, grown: EventType): boolean {
  return growing.has(grown) && !(fewRooms(mirror) && fewPeople(mirror))
}

/**
 * Lets the old mirror go of what both together would hold too much of: a host could tell other people at each
 * login. Old words keep their author's name by themselves.
 */
export function makeRoom(old: Mirror, fresh: Mirror): void {
  if (count(old.people) + count(fresh.people) > most.people) old.people = {}
  if (count(old.rooms) + count(fresh.rooms) > most.rooms) {
    old.rooms = Object.fromEntries(Object.entries(old.rooms).filter(([id]) => Object.hasOwn(fresh.rooms, id)))
  }
}

function fewPeople(mirror: Mirror): boolean {
  return count(mirror.people) <= most.people
}

function fewRooms(mirror: Mirror): boolean {
  const rooms = Object.values(mirror.rooms)
  const memberships = rooms.reduce((sum, room) => sum + room.members.length, 0)
  return rooms.length <= most.rooms && memberships <= most.memberships
}

function count(record: object): number {
  return Object.keys(record).length
}
